package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Takes connections of a simulated network.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class SimulatedListener implements Listener {

  private final Host host;
  private final NodeAddress address;
  private final Runnable onClose;
  private final Deque<SimulatedConnection> arrived = new ArrayDeque<>();
  private boolean closed;

  SimulatedListener(Host host, NodeAddress address, Runnable onClose) {
    this.host = host;
    this.address = address;
    this.onClose = onClose;
  }

  Host host() {
    return host;
  }

  void arrive(SimulatedConnection connection) {
    arrived.addLast(connection);
  }

  @Override
  public NodeAddress localAddress() {
    return address;
  }

  @Override
  public boolean canAccept() {
    return closed || !arrived.isEmpty();
  }

  @Override
  public Optional<Connection> accept() {
    return closed ? Optional.empty() : Optional.of(arrived.removeFirst());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      arrived.forEach(Connection::close);
      arrived.clear();
      onClose.run();
    }
  }
}
