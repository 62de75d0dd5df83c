package dev.p2p.api;

import java.util.Optional;

/**
 * Tells by which hash the chain knows what a message carries. With it a node sees what has come of
 * what it asked for, and need not wait any longer to ask the same peer for more.
 *
 * <p><b>Threading:</b> called on the Readers of several peers at once, before the handler of the
 * message, and only while something is awaited; must not wait.
 */
@FunctionalInterface
public interface InventoryKey {

  /**
   * The transaction or block a message carries; empty if it carries none, or no good one.
   *
   * @param message of the topic {@link StandardTopics#TX} or {@link StandardTopics#BLOCK}
   */
  Optional<InventoryItem> of(Message message);
}
