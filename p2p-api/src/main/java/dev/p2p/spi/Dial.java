package dev.p2p.spi;

import java.io.IOException;

/**
 * A connection being made.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
@FunctionalInterface
public interface Dial {

  /**
   * Waits for the connection, which the caller then owns; to be called once.
   *
   * @throws IOException as {@link Transport#dial}
   */
  Connection connect() throws IOException;

  /** Whether {@link #connect} would not wait; true where every actor has a thread. */
  default boolean isDone() {
    return true;
  }
}
