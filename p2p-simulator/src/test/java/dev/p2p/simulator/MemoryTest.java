package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Outcome;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.LimitSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.simulator.network.LinkModel;
import dev.p2p.simulator.topology.Topology;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nodes with little memory, on slow links. */
final class MemoryTest {

  private static final int MESSAGE_BYTES = 50_000;
  private static final NodeSettings ONE_MEBIBYTE =
      NodeSettings.DEFAULTS
          .withGossip(
              GossipSettings.DEFAULTS.withStore(new StoreSettings(1, 1, Duration.ofSeconds(1))))
          .withLimits(LimitSettings.DEFAULTS.withBytesMax(1 << 20));

  @Test
  void aNodeOfWhichMuchMoreIsWantedThanItHasMemoryForStaysWithinItAndGivesAllOfItBack() {
    Simulation simulation = starved();
    for (int i = 0; i < 100; i++) {
      simulation.node(0).publish("tx", message(i));
      simulation.runFor(Duration.ofMillis(20));
    }
    assertThat(simulation.node(0).node().stats().dropped()).containsKey("tx/OVER_BUDGET");
    assertThat(simulation.node(0).node().usage().budget().mostBytes())
        .isBetween(900_000L, 1L << 20);

    simulation.runFor(Duration.ofMinutes(2));
    simulation.nodes().forEach(SimulatedNode::leave);
    simulation.runFor(Duration.ofMinutes(1));
    simulation.inspect();

    assertThat(simulation.breaches().first()).isEmpty();
    for (SimulatedNode node : simulation.nodes()) {
      assertThat(node.node().usage().outboxes()).isEmpty();
      assertThat(node.node().usage().budget().bytes()).isZero();
    }
  }

  @Test
  void theSameSeedDropsTheSame() {
    assertThat(dropsOfARun()).isEqualTo(dropsOfARun());
  }

  private static String dropsOfARun() {
    Simulation simulation = starved();
    for (int i = 0; i < 60; i++) {
      simulation.node(i % 3).publish("tx", message(i));
      simulation.runFor(Duration.ofMillis(20));
    }
    return simulation.trace().hash()
        + simulation.nodes().stream().map(node -> node.node().stats().dropped()).toList();
  }

  private static Simulation starved() {
    Simulation simulation =
        Simulation.builder()
            .seed(11)
            .nodes(6)
            .topology(Topology.star())
            .settings(ONE_MEBIBYTE)
            .links(LinkModel.INTERNET.withBytesPerSecond(20_000).withWindowBytes(10_000))
            .blueprint(
                (builder, node) -> builder.handle("tx", (message, peer) -> Outcome.accepted()))
            .start();
    simulation.runFor(Duration.ofSeconds(2));
    return simulation;
  }

  private static Bytes message(int number) {
    return Bytes.wrap(ByteBuffer.allocate(MESSAGE_BYTES).putInt(number).array());
  }
}
