package dev.p2p.app.console;

import java.time.Instant;
import java.util.Optional;

/** When a message was made, if its reserved field says so. */
public final class SentTime {

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  // The format is not older, and whoever reads a trace of it in 2050 will find this line. Numbers
  // drawn by lot, which some nodes put there, fall between the two one time in twenty.
  private static final Instant EARLIEST = Instant.parse("2018-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2050-01-01T00:00:00Z");

  private SentTime() {}

  /**
   * Takes the field for nanoseconds since 1970.
   *
   * @param reserved unsigned
   * @return empty if that time lies outside 2018 to 2049, so that it must be something else
   */
  public static Optional<Instant> of(long reserved) {
    Instant time =
        Instant.ofEpochSecond(
            Long.divideUnsigned(reserved, NANOS_PER_SECOND),
            Long.remainderUnsigned(reserved, NANOS_PER_SECOND));
    return time.isBefore(EARLIEST) || !time.isBefore(LATEST) ? Optional.empty() : Optional.of(time);
  }
}
