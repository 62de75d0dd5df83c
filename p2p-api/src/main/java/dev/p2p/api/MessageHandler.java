package dev.p2p.api;

/**
 * What an application does with the messages of a topic.
 *
 * <pre>{@code
 * node.handle("tx", (message, peer) ->
 *     pool.add(message.payload()) ? Outcome.accepted() : Outcome.rejected("bad signature"));
 * }</pre>
 *
 * <p><b>Threading:</b> as {@link MessageProcessor}: on the peer's Reader, in order per peer,
 * overlapping between peers. Work that takes long belongs on an executor of the application's, with
 * {@link Outcome#later}.
 */
@FunctionalInterface
public interface MessageHandler {

  /**
   * Handles one message.
   *
   * @param message checked and routable; of a relayed topic, the only copy
   * @param peer who sent it
   * @return what became of it; an exception instead means that this message failed: it is logged
   *     and counted, another copy may be tried, and the peer stays
   */
  Outcome handle(Message message, RemotePeer peer);
}
