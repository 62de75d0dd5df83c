package dev.p2p.core.process;

import dev.p2p.spi.TimeSource;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What the reserved field of a new message says.
 *
 * <p><b>Threading:</b> safe to share; asked by whoever makes a message.
 */
@FunctionalInterface
public interface Stamp {

  /** Nothing, as the original does on its production network. */
  Stamp NONE = () -> 0;

  /** For the next message; unsigned. */
  long next();

  /**
   * The wall clock in nanoseconds since 1970, as the original does on its test network: a receiver
   * whose clock agrees can tell how long the message took.
   */
  static Stamp wallClock(TimeSource time) {
    return () -> {
      Instant now = time.now();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    };
  }
}
