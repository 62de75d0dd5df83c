package dev.p2p.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Outcome;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboundSettings;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.network.Host;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node that had no network, or whose machine slept, has its peers back soon and without being
 * started anew, however long that was.
 */
final class NoNetworkTest {

  private static final int NODES = 40;
  private static final int TRAVELLER = 7;
  private static final int TARGET = OutboundSettings.DEFAULTS.target();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration A_WHILE = Duration.ofMinutes(5);
  private static final Duration NIGHT = Duration.ofHours(8);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void whoHadNoNetworkHasItsPeersBackWithinAMinute(long seed) {
    Simulation simulation = network(seed);
    simulation
        .network()
        .partition(List.of(List.of(simulation.node(TRAVELLER).host()), hostsOfOthers(simulation)));
    simulation.runFor(A_WHILE);
    assertThat(simulation.graph().degree(TRAVELLER)).as("seed %d: peers left", seed).isZero();

    simulation.network().heal();

    assertPeersComeBack(simulation, seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void whoseMachineSleptHasItsPeersBackWithinAMinute(long seed) {
    Simulation simulation = network(seed);

    sleep(simulation);

    assertThat(simulation.graph().degree(TRAVELLER)).as("seed %d: peers left", seed).isZero();
    assertPeersComeBack(simulation, seed);
  }

  /** By its clocks the night passes within a blink of everybody else's. */
  private static void sleep(Simulation simulation) {
    Duration blink = Duration.ofSeconds(1);
    SimulatedNode node = simulation.node(TRAVELLER);
    node.clock().skew(Duration.ZERO, NIGHT.dividedBy(blink) * 1_000_000);
    simulation.runFor(blink);
    node.clock().skew(Duration.ZERO, 0);
  }

  private static void assertPeersComeBack(Simulation simulation, long seed) {
    SimulatedNode node = simulation.node(TRAVELLER);
    boolean back = simulation.runUntil(() -> chosen(node) == TARGET, MINUTE);
    assertThat(back).as("seed %d: has %d peers after a minute", seed, chosen(node)).isTrue();
    assertThat(node.runs()).isEqualTo(1);
  }

  private static int chosen(SimulatedNode node) {
    return node.node().discovered().orElseThrow().chosen().size();
  }

  private static Simulation network(long seed) {
    Simulation simulation =
        Simulation.builder()
            .seed(seed)
            .nodes(NODES)
            .topology(SelfFinding.topology())
            .addresses(SelfFinding::address)
            .settings(SelfFinding.settings(NodeSettings.DEFAULTS))
            .blueprint(
                SelfFinding.blueprint(
                    (builder, node) -> builder.handle("tx", (message, peer) -> Outcome.accepted())))
            .start();
    assertThat(simulation.runUntil(() -> SelfFinding.isComplete(simulation), MINUTE)).isTrue();
    return simulation;
  }

  private static List<Host> hostsOfOthers(Simulation simulation) {
    return simulation.nodes().stream()
        .filter(node -> node.index() != TRAVELLER)
        .map(SimulatedNode::host)
        .toList();
  }
}
