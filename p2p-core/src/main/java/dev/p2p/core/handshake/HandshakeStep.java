package dev.p2p.core.handshake;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import java.util.List;

/** What to do next in a handshake. */
public sealed interface HandshakeStep {

  /** Send these, in order, then wait for the peer's next message. */
  record Proceed(List<Message> send) implements HandshakeStep {}

  /** Send these, in order; the handshake is done. */
  record Established(List<Message> send, RemoteHello remote) implements HandshakeStep {}

  /** End the connection. */
  record Failed(CloseReason reason) implements HandshakeStep {}
}
