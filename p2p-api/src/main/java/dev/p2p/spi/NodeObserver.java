package dev.p2p.spi;

import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.api.Verdict;
import java.time.Duration;

/**
 * Where everything worth knowing about a node leaves it. Logging, metrics, journals and tests are
 * adapters of this port; an adapter overrides what it wants to know.
 *
 * <p><b>Threading:</b> called on the threads of the node, several at once, some per message and
 * some under a lock: must not wait, not even for a lock that is held around a call of the node, and
 * must not call back into the node. An exception thrown here is swallowed.
 */
public interface NodeObserver {

  /** Something rare happened. */
  default void onEvent(NodeEvent event) {}

  /** A frame arrived that passed all checks, handshake and keep-alive included. */
  default void onReceived(PeerId peer, Message message) {}

  /** A frame was handed to the connection, to the last byte. */
  default void onSent(PeerId peer, Message message) {}

  /** A message from a peer was processed. */
  default void onProcessed(PeerId peer, Message message, Verdict verdict) {}

  /** A copy of a message that is known or being processed arrived; it was not processed. */
  default void onDuplicate(PeerId peer, Message message) {}

  /** A message of an application topic that nobody registered arrived; it was not processed. */
  default void onUnregistered(PeerId peer, Message message) {}

  /**
   * A message came faster than its peer's rates allow; the peer was not read meanwhile, and is from
   * now on.
   *
   * @param took how long the message was held up
   */
  default void onHeldUp(PeerId peer, Message message, Duration took) {}

  /** A message of this node was published to all peers. */
  default void onPublished(Message message) {}

  /**
   * A request of a peer for transactions or blocks was answered, to its last item.
   *
   * @param request its topic
   * @param found items, locators or candidates it asked for that are here
   * @param missing those that are not
   */
  default void onServed(PeerId peer, Topic request, int found, int missing) {}

  /** A message will not reach a peer: by that way, that is; another may bring it there. */
  default void onDropped(PeerId peer, Message message, DropReason reason) {}
}
