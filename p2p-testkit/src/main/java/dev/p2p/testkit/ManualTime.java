package dev.p2p.testkit;

import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that stands still until a test moves it.
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class ManualTime implements TimeSource {

  /** Not 0, so that code which takes 0 for "never" is found out. */
  private static final long ORIGIN_NANOS = 1_000_000_007L;

  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong elapsedNanos = new AtomicLong();

  /** Time at its beginning. */
  public ManualTime() {}

  @Override
  public long nanoTime() {
    return ORIGIN_NANOS + elapsedNanos.get();
  }

  @Override
  public Instant now() {
    return EPOCH.plusNanos(elapsedNanos.get());
  }

  /** Moves on. */
  public void advance(Duration step) {
    elapsedNanos.addAndGet(step.toNanos());
  }
}
