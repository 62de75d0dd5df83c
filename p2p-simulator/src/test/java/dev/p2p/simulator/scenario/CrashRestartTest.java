package dev.p2p.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.Outcome;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Node 0 publishes; node 1 delivers, is killed, starts again and is sent the same once more. */
final class CrashRestartTest {

  private static final Duration WHILE = Duration.ofSeconds(5);

  private final DeliveryAudit audit = new DeliveryAudit();
  private final List<MessageId> delivered = new ArrayList<>();

  @Test
  void whatTheDiskKnowsIsNotDeliveredAgain() {
    Simulation simulation = sentTwice(true, false);

    assertThat(delivered).hasSize(1);
    assertThat(simulation.breaches().first()).isEmpty();
  }

  @Test
  void whatWasOnALostDiskMayBeDeliveredAgain() {
    Simulation simulation = sentTwice(true, true);

    assertThat(delivered).hasSize(2);
    assertThat(simulation.breaches().first()).isEmpty();
  }

  @Test
  void aHandlerThatDoesNotAskItsDiskIsFoundOut() {
    Simulation simulation = sentTwice(false, false);

    assertThat(delivered).hasSize(2);
    assertThat(simulation.breaches().first())
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.rule()).isEqualTo(Breach.Rule.DELIVERED_TWICE);
          assertThat(breach.node()).isEqualTo(1);
          assertThat(breach.detail()).contains("although its disk was kept");
        });
  }

  private Simulation sentTwice(boolean asksItsDisk, boolean losesItsDisk) {
    Simulation simulation =
        Simulation.builder()
            .nodes(2)
            .topology(Topology.star())
            .blueprint(blueprint(asksItsDisk))
            .start();
    audit.reportTo(simulation);
    SimulatedNode node = simulation.node(1);
    simulation.runFor(WHILE);
    publishAndKill(simulation, node);
    if (losesItsDisk) {
      node.disk().wipe();
      audit.forget(1);
    }
    // A new run of node 0 does not know the message either, and publishes it again.
    simulation.node(0).crash();
    simulation.node(0).start();
    node.start();
    node.dialNeighbours();
    simulation.runFor(WHILE);
    publishAndKill(simulation, node);
    return simulation;
  }

  private static void publishAndKill(Simulation simulation, SimulatedNode node) {
    var unused = simulation.node(0).publish(ScenarioScript.TOPIC, Bytes.utf8("12345678"));
    simulation.runFor(WHILE);
    node.crash();
  }

  private Blueprint blueprint(boolean asksItsDisk) {
    return (builder, node) -> {
      if (asksItsDisk) {
        builder.handle(
            ScenarioScript.TOPIC, new DurableHandler(node.disk(), id -> deliver(node, id)));
      } else {
        builder.handle(
            ScenarioScript.TOPIC,
            (message, peer) -> {
              deliver(node, message.id());
              return Outcome.accepted();
            });
      }
    };
  }

  private void deliver(SimulatedNode node, MessageId id) {
    delivered.add(id);
    audit.delivered(node.index(), id);
  }
}
