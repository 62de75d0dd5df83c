package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Subnet;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.settings.BanSettings;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.simulator.network.LinkModel;
import dev.p2p.simulator.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A Reader that waits for the ticker does so where nobody waits, too. */
final class TooFastPeerTest {

  private static final RateSettings TEN_A_SECOND =
      RateSettings.DEFAULTS.withGossip(new Rate(10, 0)).withBurst(Duration.ofSeconds(1));

  /** Else whoever floods for half a minute is sent away. */
  private static final PenaltySettings BANS_NOBODY =
      PenaltySettings.DEFAULTS.withBans(
          BanSettings.DEFAULTS.withExempt(List.of(Subnet.parse("10.0.0.0/8"))));

  private final List<Message> handled = new ArrayList<>();

  @Test
  void whoFloodsIsReadAtItsRateUntilEverythingHasArrived() {
    Simulation simulation =
        Simulation.builder()
            .seed(3)
            .nodes(2)
            .topology(Topology.ring())
            .blueprint((builder, node) -> builder.handle("tx", this::handle).penalties(BANS_NOBODY))
            .settings(settings())
            // Most of it has to wait at the flooder's end.
            .links(LinkModel.INTERNET.withWindowBytes(4_000))
            .start();
    simulation.runFor(Duration.ofSeconds(1));
    SimulatedNode flooder = simulation.node(0);
    flooder.publishAll("tx", IntStream.range(0, 700).mapToObj(i -> Bytes.utf8("" + i)).toList());

    simulation.runFor(Duration.ofSeconds(10));
    assertThat(handled).hasSizeBetween(100, 110);
    simulation.runFor(Duration.ofSeconds(50));
    assertThat(handled).hasSizeBetween(600, 610);
    simulation.runFor(Duration.ofSeconds(15));
    assertThat(handled).hasSize(700).doesNotHaveDuplicates();

    NodeStats stats = simulation.node(1).node().stats();
    assertThat(stats.connections().closed()).isEmpty();
    assertThat(flooder.node().stats().connections().closed()).isEmpty();
    assertThat(flooder.node().stats().droppedTotal()).isZero();
    assertThat(stats.penalties()).containsOnlyKeys("FLOOD");
    assertThat(simulation.breaches().isEmpty()).isTrue();
  }

  /** What is on its way for so long would be taken for missing, and fetched as well. */
  private static NodeSettings settings() {
    RepairSettings usual = RepairSettings.DEFAULTS;
    return NodeSettings.DEFAULTS
        .withRates(TEN_A_SECOND)
        .withGossip(
            GossipSettings.DEFAULTS.withRepair(
                new RepairSettings(
                    usual.announceOverBytes(),
                    usual.pushPeers(),
                    usual.compareEvery(),
                    0,
                    usual.settleFor(),
                    usual.fetchTimeout())));
  }

  private Outcome handle(Message message, RemotePeer peer) {
    handled.add(message);
    return Outcome.accepted();
  }
}
