package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.time.Duration;

/**
 * The transport of a {@link Host} for code outside the simulation, such as a scripted peer: what
 * waits here lets virtual time pass until it need not wait any more. When nothing is going to
 * happen by itself, it waits for another thread to do something; if there is none, for ever.
 *
 * <p><b>Threading:</b> safe to share. All of a network's waiting transports let one thread at a
 * time into the simulation; whatever else runs the simulation must not do so at the same time.
 */
public final class WaitingTransport implements Transport {

  private final VirtualWait waiting;
  private final SimulatedTransport transport;

  /** For what runs on {@code host}, which no simulated node should. */
  public WaitingTransport(Host host) {
    this.waiting = host.waiting();
    this.transport = host.transport();
  }

  @Override
  public Listener listen(NodeAddress local) throws IOException {
    return new WaitingListener(waiting, waiting.call(() -> transport.listen(local)));
  }

  @Override
  public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
    Dial dial = waiting.call(() -> transport.begin(remote, timeout));
    return new WaitingConnection(waiting, waiting.call(dial::isDone, dial::connect));
  }
}
