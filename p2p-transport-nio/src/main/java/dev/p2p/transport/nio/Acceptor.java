package dev.p2p.transport.nio;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;

/**
 * Accepts, and survives what goes wrong: after a failed attempt the next one waits first, longer
 * with every failure in a row, so that a caller that simply goes on does not spin while, say, all
 * file descriptors are in use.
 *
 * <p><b>Threading:</b> confined to the thread that accepts.
 *
 * @param <C> what is accepted
 */
final class Acceptor<C> {

  /** Wait after the first failure in a row. */
  static final Duration PAUSE_MIN = Duration.ofMillis(10);

  /** Longest wait; it doubles up to here. */
  static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  private final Source<? extends C> source;
  private final CloseSignal closeSignal;

  private Duration pause = Duration.ZERO;

  Acceptor(Source<? extends C> source, CloseSignal closeSignal) {
    this.source = source;
    this.closeSignal = closeSignal;
  }

  /** As {@link dev.p2p.spi.Listener#accept}. */
  Optional<C> accept() throws IOException {
    if (pause.isPositive() && closeSignal.comesWithin(pause)) {
      return Optional.empty();
    }
    try {
      C accepted = source.accept();
      pause = Duration.ZERO;
      return Optional.of(accepted);
    } catch (ClosedChannelException e) {
      return Optional.empty();
    } catch (IOException e) {
      pause = next(pause);
      throw e;
    }
  }

  private static Duration next(Duration pause) {
    if (pause.isZero()) {
      return PAUSE_MIN;
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
  }

  /** Where connections come from. */
  @FunctionalInterface
  interface Source<C> {

    /**
     * Waits for one.
     *
     * @throws ClosedChannelException if there will be no more
     * @throws IOException if this attempt failed
     */
    C accept() throws IOException;
  }

  /** Says when the listener is closed. */
  @FunctionalInterface
  interface CloseSignal {

    /** Waits until the listener is closed, then true, or the time is over, then false. */
    boolean comesWithin(Duration time) throws IOException;
  }
}
