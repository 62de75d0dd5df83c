package dev.p2p.spi;

import java.io.IOException;

/**
 * A connection being made.
 *
 * <p><b>Threading:</b> used by one thread at a time.
 */
@FunctionalInterface
public interface Dial {

  /**
   * Waits for the connection, which the caller then owns; to be called once.
   *
   * @throws IOException as {@link Transport#dial}
   */
  Connection connect() throws IOException;

  /**
   * Whether {@link #connect} would not wait. Always true where every actor has a thread of its own;
   * whoever wraps a dial must pass this on.
   */
  default boolean isDone() {
    return true;
  }
}
