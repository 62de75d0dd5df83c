package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.time.Duration;

/**
 * The transport of one {@link Host}.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class SimulatedTransport implements Transport {

  private final SimulatedNetwork network;
  private final Host host;

  SimulatedTransport(SimulatedNetwork network, Host host) {
    this.network = network;
    this.host = host;
  }

  @Override
  public Listener listen(NodeAddress local) throws IOException {
    return network.listen(host, local);
  }

  @Override
  public Dial begin(NodeAddress remote, Duration timeout) {
    return network.dial(host, remote, timeout);
  }

  /**
   * Not for the actors of a simulated node, which must not wait.
   *
   * @throws UnsupportedOperationException always; see {@link #begin}, and {@link WaitingTransport}
   *     for code outside the simulation
   */
  @Override
  public Connection dial(NodeAddress remote, Duration timeout) {
    throw new UnsupportedOperationException(
        "dialling " + remote + " would wait: a simulated node begins a dial and is woken");
  }
}
