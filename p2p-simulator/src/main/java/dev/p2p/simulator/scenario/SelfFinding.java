package dev.p2p.simulator.scenario;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.Discovery;
import dev.p2p.core.settings.BookSettings;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.topology.Topology;
import java.time.Duration;
import java.util.List;

/**
 * Nodes that find each other: whoever starts knows the address of node 0, and what it kept on its
 * disk. They live in subnets of two.
 */
final class SelfFinding {

  /** The one whose address everybody knows. */
  static final int BOOTSTRAP = 0;

  private static final Duration SAVE_EVERY = Duration.ofSeconds(5);
  private static final int PORT = 7000;
  private static final int SUBNET_NODES = 2;

  /** First numbers of addresses that are public: 20 to 99. */
  private static final int FIRST_NUMBER = 20;

  private static final int FIRST_NUMBERS = 80;
  private static final int SECOND_NUMBERS = 256;

  /** A network is small if it has fewer nodes than so many times those that one wants to dial. */
  private static final int SMALL_TARGETS = 4;

  private SelfFinding() {}

  /** Nobody is told whom to dial. */
  static Topology topology() {
    return Topology.of(List.of());
  }

  /** Where a node lives. */
  static NodeAddress address(int node) {
    int subnet = node / SUBNET_NODES;
    return new NodeAddress(
        "%d.%d.%d.%d"
            .formatted(
                FIRST_NUMBER + subnet % FIRST_NUMBERS,
                subnet / FIRST_NUMBERS % SECOND_NUMBERS,
                subnet / FIRST_NUMBERS / SECOND_NUMBERS,
                1 + node % SUBNET_NODES),
        PORT);
  }

  /** They are built as usual, and look for peers. */
  static Blueprint blueprint(Blueprint usual) {
    return (builder, node) -> {
      builder.discover(Discovery.from(List.of(address(BOOTSTRAP)))).state(node.disk().state());
      usual.draw(builder, node);
    };
  }

  /** They save what they learned more often than nodes that live for days. */
  static NodeSettings settings(NodeSettings usual) {
    ConnectionSettings connections = usual.connections();
    BookSettings book = connections.book();
    return usual.withConnections(
        connections.withBook(
            new BookSettings(
                book.addressesMax(),
                book.forgetAfter(),
                SAVE_EVERY,
                book.anchorsMax(),
                book.taughtBurst(),
                book.taughtEvery())));
  }

  /**
   * Whether every node has dialled as many peers as it wants, or is connected with everybody; in a
   * small network, where most others have dialled it already, with half of all others.
   */
  static boolean isComplete(Simulation simulation) {
    return simulation.nodes().stream().allMatch(node -> isComplete(simulation, node));
  }

  private static boolean isComplete(Simulation simulation, SimulatedNode node) {
    int target = node.node().settings().connections().outbound().target();
    int chosen = node.node().discovered().orElseThrow().chosen().size();
    int others = simulation.nodes().size() - 1;
    int enough = SMALL_TARGETS * target <= others ? others : others / 2;
    return chosen >= target || simulation.graph().degree(node.index()) >= enough;
  }
}
