package dev.p2p.simulator.time;

import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * A node's own idea of virtual time: its wall clock may be off, and both its clocks may run fast or
 * slow.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class NodeClock implements TimeSource {

  /** Not 0, so that code which takes 0 for "never" is found out. */
  private static final long ORIGIN_NANOS = 1_000_000_007L;

  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MILLION = 1_000_000;

  private final Timeline timeline;
  private Duration offset = Duration.ZERO;
  private long driftPpm;
  private long driftedSinceNanos;
  private long gainedNanos;

  /** A clock that is right. */
  public NodeClock(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * Sets it wrong from now on.
   *
   * @param wallOffset added to what the wall clock shows
   * @param ppm microseconds gained per second by both clocks; above -1,000,000, so that time never
   *     goes back
   */
  public void skew(Duration wallOffset, long ppm) {
    if (ppm <= -MILLION) {
      throw new IllegalArgumentException(
          "drift must be above -%d ppm, was %d".formatted(MILLION, ppm));
    }
    gainedNanos = gainedNanos();
    driftedSinceNanos = timeline.nowNanos();
    driftPpm = ppm;
    offset = wallOffset;
  }

  @Override
  public long nanoTime() {
    return ORIGIN_NANOS + timeline.nowNanos() + gainedNanos();
  }

  @Override
  public Instant now() {
    return EPOCH.plusNanos(timeline.nowNanos() + gainedNanos()).plus(offset);
  }

  private long gainedNanos() {
    long elapsed = timeline.nowNanos() - driftedSinceNanos;
    // To the nanosecond, so that time never goes back, and in parts, so that nothing overflows.
    return gainedNanos + elapsed / MILLION * driftPpm + elapsed % MILLION * driftPpm / MILLION;
  }
}
