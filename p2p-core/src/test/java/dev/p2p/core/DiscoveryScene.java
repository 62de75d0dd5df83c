package dev.p2p.core;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboundSettings;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A node that finds peers itself, and scripted peers that listen where it may look. */
final class DiscoveryScene implements AutoCloseable {

  final TestNode node;
  private final List<ScriptedPeer> peers = new ArrayList<>();
  private final MemoryTransport transport;
  private final Map<NodeAddress, Listener> listeners = new LinkedHashMap<>();
  private final Map<NodeAddress, Integer> accepted = new LinkedHashMap<>();

  /** A node that wants one peer, and looks for a feeler every two minutes. */
  DiscoveryScene(Discovery discovery, NodeAddress... listening) {
    this(builder -> builder.discover(discovery), listening);
  }

  DiscoveryScene(UnaryOperator<NodeBuilder> more, NodeAddress... listening) {
    this(new MemoryTransport(), more, listening);
  }

  DiscoveryScene(
      MemoryTransport transport, UnaryOperator<NodeBuilder> more, NodeAddress... listening) {
    this.transport = transport;
    for (NodeAddress address : listening) {
      listen(address);
    }
    this.node = new TestNode(transport, 1, builder -> more.apply(builder.settings(oneOutbound())));
  }

  static NodeAddress address(String host) {
    return new NodeAddress(host, 7000);
  }

  /** From now on somebody may be found there. */
  void listen(NodeAddress address) {
    try {
      listeners.put(address, transport.listen(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets time pass, and whoever is due be dialled. */
  DiscoveryScene pass(Duration time) {
    node.pass(time);
    return this;
  }

  /** The peer at an address that has been dialled; nothing is said yet. */
  ScriptedPeer dialled(NodeAddress address) {
    try {
      Optional<Connection> connection = Optional.empty();
      while (connection.isEmpty()) {
        connection = requireNonNull(listeners.get(address)).accept();
      }
      accepted.merge(address, 1, Integer::sum);
      ScriptedPeer peer = new ScriptedPeer(connection.get(), TestWire.WIRE);
      peers.add(peer);
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, after the handshake and what is asked of a peer first. */
  ScriptedPeer connected(NodeAddress address) {
    ScriptedPeer peer = dialled(address).shakeHandsAsAcceptor();
    peer.expect("getaddrs");
    node.threads.awaitRest();
    return peer;
  }

  /** Whether somebody waits to be let in there. */
  boolean isDialled(NodeAddress address) {
    node.threads.awaitRest();
    long opened =
        node.observer.all(NodeEvent.Opened.class).stream()
            .filter(event -> event.connection().remote().equals(address))
            .count();
    return opened > accepted.getOrDefault(address, 0);
  }

  /** The peers go first: a node that leaves waits for them to end their streams. */
  @Override
  public void close() {
    peers.forEach(ScriptedPeer::close);
    node.close();
    listeners.values().forEach(Listener::close);
  }

  private static NodeSettings oneOutbound() {
    OutboundSettings usual = OutboundSettings.DEFAULTS;
    return NodeSettings.DEFAULTS.withConnections(
        ConnectionSettings.DEFAULTS.withOutbound(
            new OutboundSettings(
                1,
                usual.dialsMax(),
                usual.retryAfter(),
                usual.retryAfterMax(),
                usual.goodStay(),
                usual.feelerEvery())));
  }
}
