package dev.p2p.spi;

/**
 * A subprocess of the node, as a loop over one testable turn: a thread calls {@link #turn} until it
 * says false, a simulator calls it when there is something to do.
 *
 * <p><b>Threading:</b> turns of one actor never overlap, and each sees what the one before it did.
 */
@FunctionalInterface
public interface Actor {

  /**
   * Does one turn. May wait for work.
   *
   * @return false if it was the last
   */
  boolean turn();

  /**
   * Whether a turn would get on without waiting. For an {@link Execution} that calls the turns of
   * many actors on one thread and must not be held up by any; threads need not ask.
   */
  default boolean isReady() {
    return true;
  }
}
