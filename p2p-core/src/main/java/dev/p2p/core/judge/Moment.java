package dev.p2p.core.judge;

import dev.p2p.spi.TimeSource;
import java.time.Instant;

/**
 * Now, by both clocks.
 *
 * @param nanos for measuring how long
 * @param wall for telling people when
 */
record Moment(long nanos, Instant wall) {

  static Moment now(TimeSource time) {
    return new Moment(time.nanoTime(), time.now());
  }
}
