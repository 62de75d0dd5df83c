package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Contenders for tests: one that counts whenever it is asked how far it is, one that fails. */
enum CountingContender implements Cast {
  GOOD,
  BAD;

  /** Setting: how much is counted at a time. */
  static final String STEP = "step";

  /** What each process answers when it is started. */
  static final String ANSWER = "here";

  /** Figure: the length of what a process was told. */
  static final String TOLD_CHARACTERS = "toldCharacters";

  @Override
  public Role role(End end, Settings settings) {
    return new Counting(settings.get(STEP), this == BAD);
  }

  private static final class Counting implements Role {

    private final int step;
    private final boolean fails;
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong toldCharacters = new AtomicLong();

    Counting(int step, boolean fails) {
      this.step = step;
      this.fails = fails;
    }

    @Override
    public String start(String told) {
      System.out.println("what a library prints");
      toldCharacters.set(told.length());
      return ANSWER;
    }

    @Override
    public Progress progress() {
      return new Progress(
          total.getAndAdd(step), fails ? Optional.of("message 3 came twice") : Optional.empty());
    }

    @Override
    public Figures end() {
      return Figures.NONE.with(TOLD_CHARACTERS, (double) toldCharacters.get());
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
