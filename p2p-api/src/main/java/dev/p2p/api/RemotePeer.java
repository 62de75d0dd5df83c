package dev.p2p.api;

/**
 * A connected node, as an application sees it.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits. May be kept after the peer is gone, when
 * {@link #send} returns false.
 */
public interface RemotePeer {

  /** Who it is. */
  PeerInfo info();

  /**
   * Queues a message for this peer alone, behind what was sent to it before. If the queue's bound
   * of bytes is reached the peer does not keep up with what it is sent, and is closed as slow.
   *
   * @return false if the message will not be sent: the peer is gone, goes now because of the bound,
   *     or its services do not include the topic
   */
  boolean send(Message message);

  /** Ends the connection with {@link CloseReason.ClosedByApplication}; later calls do nothing. */
  void close();
}
