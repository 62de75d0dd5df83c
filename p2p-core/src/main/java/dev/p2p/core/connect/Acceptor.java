package dev.p2p.core.connect;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes connections from a listener, one a turn, and hands each on at once: nothing about a peer,
 * its handshake least of all, holds up the next.
 *
 * <p><b>Threading:</b> turns run on one thread, which waits for connections.
 */
final class Acceptor implements Actor {

  private final Listener listener;
  private final NodeObserver observer;
  private final Consumer<Connection> taker;

  Acceptor(Listener listener, NodeObserver observer, Consumer<Connection> taker) {
    this.listener = listener;
    this.observer = observer;
    this.taker = taker;
  }

  @Override
  public boolean isReady() {
    return listener.canAccept();
  }

  @Override
  public boolean turn() {
    try {
      Optional<Connection> accepted = listener.accept();
      accepted.ifPresent(taker);
      return accepted.isPresent();
    } catch (IOException e) {
      observer.onEvent(
          new NodeEvent.AcceptFailed(listener.localAddress(), String.valueOf(e.getMessage())));
      return true;
    }
  }
}
