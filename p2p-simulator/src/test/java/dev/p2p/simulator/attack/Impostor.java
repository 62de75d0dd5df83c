package dev.p2p.simulator.attack;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.simulator.network.Host;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.WireProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of an attacker's addresses: lets everybody in, connects to whom it is told, is a good peer in
 * all but that it names the attacker's addresses and no others, as many as it can.
 */
final class Impostor {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Host host;
  private final WireProtocol wire;
  private final Supplier<NodeAddress> accomplices;
  private final List<ImpostorLine> lines = new ArrayList<>();
  private final List<Dial> dials = new ArrayList<>();
  private final Listener listener;

  Impostor(Host host, WireProtocol wire, Supplier<NodeAddress> accomplices) {
    this.host = host;
    this.wire = wire;
    this.accomplices = accomplices;
    try {
      this.listener = host.transport().listen(host.address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    host.onWakeUp(this::work);
  }

  NodeAddress address() {
    return host.address();
  }

  /** Takes a place of that node, if it lets it in. */
  void connect(NodeAddress victim) {
    dials.add(host.transport().begin(victim, PATIENCE));
  }

  private void work() {
    try {
      while (listener.canAccept()) {
        listener.accept().ifPresent(connection -> open(connection, false));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dials.removeIf(this::isOver);
    lines.removeIf(line -> !line.work());
  }

  private boolean isOver(Dial dial) {
    if (dial.isDone()) {
      try {
        open(dial.connect(), true);
      } catch (IOException e) {
        return true;
      }
    }
    return dial.isDone();
  }

  private void open(Connection connection, boolean dialled) {
    // Its address is as good a nonce as any: different from all others.
    long nonce = Bytes.utf8(address().toString()).hashCode() * 0x9e3779b97f4a7c15L;
    lines.add(new ImpostorLine(connection, wire, nonce, accomplices, dialled));
  }
}
