package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Roles for tests: one that says what it was told, one that fails. */
public final class CountingCast implements Cast {

  @Override
  public Role role(String name, Settings settings) {
    return new Counting(name, settings.get("step"));
  }

  private record Counting(String name, int step, AtomicLong total) implements Role {

    Counting(String name, int step) {
      this(name, step, new AtomicLong());
    }

    @Override
    public String start(String told) {
      System.out.println("what a library prints");
      return told + name;
    }

    @Override
    public long count() {
      return total.getAndAdd(step);
    }

    @Override
    public Figures end() {
      return Figures.NONE.with("length", name.length());
    }

    @Override
    public Optional<String> failure() {
      return name.equals("bad") ? Optional.of("message 3 came twice") : Optional.empty();
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
