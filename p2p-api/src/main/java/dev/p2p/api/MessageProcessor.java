package dev.p2p.api;

/**
 * Where a Reader hands every message that passed all checks: the way from the network to the other
 * components of the node. The core's own one dispatches by topic to {@link MessageHandler}s.
 *
 * <p><b>Threading:</b> called on the Reader's thread of the peer. Calls for one peer come one at a
 * time, in the order of arrival; calls for different peers overlap. May block: then that peer's
 * next messages wait, through TCP the peer itself too, and no other peer does. While it runs the
 * peer counts as alive.
 */
@FunctionalInterface
public interface MessageProcessor {

  /**
   * Processes one message.
   *
   * @param message checked and routable; of a relayed topic, the only copy
   * @param peer who sent it
   * @return what became of it; an exception instead means that this message failed and the peer
   *     stays
   */
  Outcome process(Message message, RemotePeer peer);
}
