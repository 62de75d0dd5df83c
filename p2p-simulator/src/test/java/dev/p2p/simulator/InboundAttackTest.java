package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.InboundSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.topology.Topology;
import dev.p2p.simulator.topology.Topology.Edge;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An attacker with 120 addresses of 10 subnets takes every place of a victim that it can get, and
 * dials again at once wherever it was sent away.
 */
@Timeout(600)
final class InboundAttackTest {

  private static final int PLACES = 60;

  /** Connected before the attack: fewer than are protected for being longest up. */
  private static final int EARLY = 16;

  /** Come during the attack, and are good for something. */
  private static final int LATE = 3;

  private static final int ATTACKERS = 120;
  private static final int ATTACKER_SUBNETS = 10;

  /** Enough for every attacker to have been sent away several times. */
  private static final int ROUNDS = 8;

  private static final int MANY_ROUNDS = 60;

  private static final NodeSettings SETTINGS =
      NodeSettings.DEFAULTS.withConnections(
          ConnectionSettings.DEFAULTS.withInbound(
              new InboundSettings(PLACES, 4, 30, 20, 4, List.of())));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void honestPeersKeepTheirPlaces(long seed) {
    attack(seed, ROUNDS);
  }

  @Tag("soak")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("hundredSeeds")
  void honestPeersKeepTheirPlacesWhateverTheSeed(long seed) {
    attack(seed, MANY_ROUNDS);
  }

  static IntStream hundredSeeds() {
    return IntStream.range(100, 200);
  }

  private static void attack(long seed, int rounds) {
    Simulation simulation =
        Simulation.builder()
            .seed(seed)
            .nodes(1 + EARLY + LATE + ATTACKERS)
            .addresses(InboundAttackTest::address)
            .topology(Topology.of(earlyDials()))
            .blueprint(
                (builder, node) -> builder.handle("tx", (message, peer) -> Outcome.accepted()))
            .settings(SETTINGS)
            .start();
    SimulatedNode victim = simulation.node(0);
    simulation.runFor(Duration.ofSeconds(2));
    dialUnlessConnected(simulation, ATTACKERS);
    for (int round = 0; round < rounds; round++) {
      simulation.runFor(Duration.ofSeconds(1));
      dialUnlessConnected(simulation, ATTACKERS);
      // An honest one that is sent away before it was good for anything comes again.
      dialUnlessConnected(simulation, EARLY + LATE);
      publishNews(simulation, round);
    }
    simulation.runFor(Duration.ofSeconds(2));

    String what = "seed " + seed;
    NodeStats.Connections books = victim.node().stats().connections();
    // Of those who dial at once most only get so far as to begin their handshake.
    assertThat(books.closed().get("Refused.HANDSHAKES_FULL")).as(what).isGreaterThan(100);
    assertThat(books.closed().get("Evicted")).as(what).isGreaterThan(20);
    assertThat(books.open()).as(what).isEqualTo(PLACES);
    Set<String> connected =
        victim.node().peers().stream()
            .map(RemotePeer::info)
            .map(info -> info.address().host())
            .collect(Collectors.toSet());
    for (int honest = 1; honest <= EARLY + LATE; honest++) {
      assertThat(connected).as(what + ", honest node " + honest).contains(address(honest).host());
    }
    for (int early = 1; early <= EARLY; early++) {
      NodeStats.Connections ofEarly = simulation.node(early).node().stats().connections();
      assertThat(ofEarly.opened()).as(what + ", early node " + early).isEqualTo(1);
    }
  }

  /** Everybody of the group that is not connected with the victim dials it. */
  private static void dialUnlessConnected(Simulation simulation, int group) {
    int first = group == ATTACKERS ? 1 + EARLY + LATE : 1;
    for (int i = first; i < first + group; i++) {
      SimulatedNode node = simulation.node(i);
      if (node.node().stats().connections().open() == 0) {
        var unused = node.connect(simulation.node(0));
      }
    }
  }

  private static void publishNews(Simulation simulation, int round) {
    for (int i = 1 + EARLY; i <= EARLY + LATE; i++) {
      simulation.node(i).publish("tx", Bytes.utf8("news %d of node %d".formatted(round, i)));
    }
  }

  private static List<Edge> earlyDials() {
    return IntStream.rangeClosed(1, EARLY).mapToObj(i -> new Edge(i, 0)).toList();
  }

  /** Honest nodes are in a subnet of their own each. */
  private static NodeAddress address(int index) {
    int attacker = index - 1 - EARLY - LATE;
    String ip =
        attacker < 0
            ? "10.0.%d.1".formatted(index)
            : "172.16.%d.%d"
                .formatted(attacker % ATTACKER_SUBNETS, 1 + attacker / ATTACKER_SUBNETS);
    return new NodeAddress(ip, 7000);
  }
}
