package dev.p2p.spi;

import java.time.Instant;

/**
 * Where time comes from.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface TimeSource {

  /** Nanoseconds since some arbitrary origin; never goes back. For measuring how long. */
  long nanoTime();

  /** What the wall clock shows; may jump. For telling people and peers when. */
  Instant now();

  /** The clocks of the machine. */
  static TimeSource system() {
    return new TimeSource() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return Instant.now();
      }
    };
  }
}
