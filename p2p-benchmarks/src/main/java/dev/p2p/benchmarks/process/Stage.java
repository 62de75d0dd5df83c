package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A role and what it costs: measures it from {@link #begin} to {@link #end}. The names of its
 * figures are constants of {@link Play}.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Stage implements AutoCloseable {

  private final Role role;
  private final Pinning pinning;

  /** The three as of {@link #begin}. */
  private Costs before = Costs.now();

  private Instant began = Instant.now();
  private long countBefore;

  Stage(Role role, Pinning pinning) {
    this.role = role;
    this.pinning = pinning;
  }

  String start(String told) throws Exception {
    return role.start(told);
  }

  void begin() {
    role.begin();
    began = Instant.now();
    countBefore = role.progress().count();
    before = Costs.now();
  }

  Figures end() throws IOException {
    Costs used = Costs.now().since(before);
    long count = role.progress().count() - countBefore;
    Figures ofRole = role.end();
    // Asked last, as its own figures may be what is wrong.
    failIfItFailed();
    List<RecordedEvent> pinned = pinning.since(began);
    pinned.stream().limit(1).forEach(System.err::println);
    return Figures.NONE
        .with(Play.SECONDS, used.nanos() / 1e9)
        .with(Play.COUNT, (double) count)
        .with(Play.CPU_MICROS, used.cpuNanos() / 1e3)
        .with(Play.ALLOCATED_BYTES, (double) used.allocatedBytes())
        .with(Play.PINNED, (double) pinned.size())
        .with(ofRole);
  }

  private void failIfItFailed() {
    @Nullable String failure = role.progress().failure().orElse(null);
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    try (pinning) {
      role.close();
    }
  }
}
