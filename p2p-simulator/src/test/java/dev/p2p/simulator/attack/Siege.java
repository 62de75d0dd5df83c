package dev.p2p.simulator.attack;

import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.Discovery;
import dev.p2p.core.settings.BookSettings;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An honest network, an attacker with ten subnets and five thousand addresses, and a victim. */
final class Siege {

  static final int VICTIM = 1;

  private static final int SUBNETS = 10;
  private static final int ADDRESSES_EACH = 500;
  private static final int PORT = 7000;
  private static final int INBOUND_MAX = 120;
  private static final int AT_EACH_HONEST = 5;
  private static final DuskWire WIRE = DuskWire.of("dusk-0.4.3", Network.DEVNET);

  private final Simulation simulation;
  private final SeededRandom random;
  private final List<Impostor> impostors = new ArrayList<>();

  /** Honest nodes that have found each other, each in a subnet of its own; nobody attacks yet. */
  Siege(int honest, long seed) {
    this.random = new SeededRandom(seed).forPurpose(99);
    this.simulation =
        Simulation.builder()
            .seed(seed)
            .nodes(honest)
            .wire(WIRE)
            .topology(Topology.of(List.of()))
            .addresses(Siege::honestAddress)
            .settings(settings())
            .blueprint((builder, node) ->
                builder
                    .discover(Discovery.from(List.of(honestAddress(0))))
                    .state(node.disk().state())
                    .handle("tx", (message, peer) -> Outcome.accepted()))
            .start();
    for (int i = 0; i < SUBNETS * ADDRESSES_EACH; i++) {
      impostors.add(
          new Impostor(
              simulation.network().addHost(attackerAddress(i)), WIRE, this::anyAttackerAddress));
    }
  }

  Siege runFor(Duration time) {
    simulation.runFor(time);
    return this;
  }

  SimulatedNode victim() {
    return simulation.node(VICTIM);
  }

  /** Takes as many places of the victim as it is given, and some of every other node. */
  Siege attack() {
    besiegeVictim();
    for (SimulatedNode node : simulation.nodes()) {
      for (int i = 0; i < AT_EACH_HONEST; i++) {
        anyImpostor().connect(node.address());
      }
    }
    return this;
  }

  /**
   * The victim is killed and starts again, with what it had saved; the attacker is back at once.
   */
  Siege restartVictim() {
    victim().crash();
    victim().start();
    besiegeVictim();
    return this;
  }

  /** The victim's peers that it chose. */
  List<NodeAddress> chosen() {
    return victim().node().discovered().orElseThrow().chosen();
  }

  /** How many of the victim's peers that dialled it are the attacker's. */
  long inboundAttackers() {
    return victim().node().peers().stream()
        .map(RemotePeer::info)
        .filter(peer -> peer.direction() == Direction.INBOUND && isAttacker(peer.address()))
        .count();
  }

  static boolean isAttacker(NodeAddress address) {
    return address.host().startsWith("200.");
  }

  private void besiegeVictim() {
    for (int i = 0; i < INBOUND_MAX + INBOUND_MAX / 2; i++) {
      anyImpostor().connect(victim().address());
    }
  }

  private Impostor anyImpostor() {
    return impostors.get(random.below(impostors.size()));
  }

  private NodeAddress anyAttackerAddress() {
    return attackerAddress(random.below(SUBNETS * ADDRESSES_EACH));
  }

  private static NodeAddress honestAddress(int index) {
    return new NodeAddress("%d.%d.0.1".formatted(20 + index / 256, index % 256), PORT);
  }

  private static NodeAddress attackerAddress(int index) {
    int place = index / SUBNETS;
    return new NodeAddress(
        "200.%d.%d.%d".formatted(index % SUBNETS, place / 250, 1 + place % 250), PORT);
  }

  /** Addresses are saved and tested more often, so that minutes do for hours. */
  private static NodeSettings settings() {
    ConnectionSettings usual = ConnectionSettings.DEFAULTS;
    BookSettings book = usual.book();
    return NodeSettings.DEFAULTS.withConnections(
        usual
            .withInbound(usual.inbound().withMax(INBOUND_MAX))
            .withBook(
                new BookSettings(
                    book.addressesMax(),
                    book.forgetAfter(),
                    Duration.ofSeconds(5),
                    book.anchorsMax(),
                    book.taughtBurst(),
                    book.taughtEvery())));
  }
}
