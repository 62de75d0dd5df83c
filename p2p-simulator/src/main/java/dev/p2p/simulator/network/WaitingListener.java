package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import java.io.IOException;
import java.util.Optional;

/**
 * A listener for code outside the simulation.
 *
 * <p><b>Threading:</b> as {@link Listener}.
 */
final class WaitingListener implements Listener {

  private final VirtualWait waiting;
  private final Listener listener;

  WaitingListener(VirtualWait waiting, Listener listener) {
    this.waiting = waiting;
    this.listener = listener;
  }

  @Override
  public NodeAddress localAddress() {
    return listener.localAddress();
  }

  @Override
  public Optional<Connection> accept() throws IOException {
    return waiting
        .call(listener::canAccept, listener::accept)
        .map(connection -> new WaitingConnection(waiting, connection));
  }

  @Override
  public void close() {
    waiting.run(listener::close);
  }
}
