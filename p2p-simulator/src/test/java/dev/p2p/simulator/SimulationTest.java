package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Outcome;
import dev.p2p.simulator.topology.Topology;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SimulationTest {

  private static final Blueprint RELAY =
      (builder, node) -> builder.handle("tx", (message, peer) -> Outcome.accepted());

  @Test
  void whatOneNodePublishesReachesAllOthersOnce() {
    Simulation simulation = started(1);

    simulation.node(3).publish("tx", Bytes.utf8("hello"));
    simulation.runFor(Duration.ofSeconds(5));

    simulation.inspect();
    simulation.requireDelivered();
    assertThat(simulation.breaches().first()).isEmpty();
    assertThat(simulation.ledger().reachedCount()).isEqualTo(49);
  }

  @Test
  void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
    String hash = hashOfARun(1);

    assertThat(hashOfARun(1)).isEqualTo(hash);
    assertThat(hashOfARun(2)).isNotEqualTo(hash);
  }

  @Test
  void aSecondConnectionThatIsRefusedLeavesTheFirstInTheGraph() {
    Simulation simulation =
        Simulation.builder().nodes(2).topology(Topology.ring()).blueprint(RELAY).start();
    simulation.runFor(Duration.ofSeconds(2));

    var unused = simulation.node(0).connect(simulation.node(1));
    simulation.runFor(Duration.ofSeconds(2));

    assertThat(simulation.node(0).node().peers()).hasSize(1);
    assertThat(simulation.graph().degree(0)).isEqualTo(1);
    assertThat(simulation.graph().degree(1)).isEqualTo(1);
  }

  @Test
  void whatTwoPublishIsDueToAllOthersOnce() {
    Simulation simulation = started(1);

    simulation.node(3).publish("tx", Bytes.utf8("hello"));
    simulation.node(4).publish("tx", Bytes.utf8("hello"));
    simulation.runFor(Duration.ofSeconds(5));

    simulation.requireDelivered();
    assertThat(simulation.breaches().first()).isEmpty();
    assertThat(simulation.ledger().expectedCount()).isEqualTo(48);
  }

  @Test
  void theHashCanBeAskedForAtAnyTimeAndChangesNothing() {
    Simulation simulation = started(1);
    String early = simulation.trace().hash();

    assertThat(simulation.trace().hash()).isEqualTo(early);
    simulation.node(0).publish("tx", Bytes.utf8("hello"));
    simulation.runFor(Duration.ofSeconds(5));
    assertThat(simulation.trace().hash()).isEqualTo(hashOfARun(1)).isNotEqualTo(early);
  }

  private static String hashOfARun(long seed) {
    Simulation simulation = started(seed);
    simulation.node(0).publish("tx", Bytes.utf8("hello"));
    simulation.runFor(Duration.ofSeconds(5));
    return simulation.trace().hash();
  }

  private static Simulation started(long seed) {
    Simulation simulation = Simulation.builder().seed(seed).nodes(50).blueprint(RELAY).start();
    simulation.runFor(Duration.ofSeconds(2));
    return simulation;
  }
}
