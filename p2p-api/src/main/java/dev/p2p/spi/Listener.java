package dev.p2p.spi;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes connections from others.
 *
 * <p><b>Threading:</b> one thread accepts; {@link #close} may be called from any thread, more than
 * once, and wakes it.
 */
public interface Listener extends AutoCloseable {

  /** Where it listens, with the port the system picked; readable after close. */
  NodeAddress localAddress();

  /**
   * Waits for the next connection.
   *
   * @return the connection, which the caller owns; empty once this listener is closed
   * @throws IOException if this attempt failed (too many open files, reset before it was taken).
   *     The listener still listens, and waits a moment within the next call, so that a caller that
   *     simply goes on does not spin
   */
  Optional<Connection> accept() throws IOException;

  /**
   * Whether {@link #accept} would not wait. Always true where every actor has a thread of its own;
   * whoever wraps a listener must pass this on.
   */
  default boolean canAccept() {
    return true;
  }

  /** Stops listening; connections accepted before live on. */
  @Override
  void close();
}
