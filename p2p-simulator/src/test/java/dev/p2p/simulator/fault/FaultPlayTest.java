package dev.p2p.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.Outcome;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script does to a simulation: four nodes in a ring, each dials the next one. */
final class FaultPlayTest {

  private static final Blueprint RELAY =
      (builder, node) -> builder.handle("tx", (message, peer) -> Outcome.accepted());

  private final List<TraceEvent> noted = new ArrayList<>();
  private Simulation simulation;

  @BeforeEach
  void start() {
    simulation =
        Simulation.builder()
            .nodes(4)
            .topology(Topology.ring())
            .blueprint(RELAY)
            .trace(event -> {
              if (event.kind() == TraceEvent.Kind.FAULT) {
                noted.add(event);
              }
            })
            .start();
    simulation.runFor(Duration.ofSeconds(2));
  }

  @Test
  void faultsCountFromTheMomentTheScriptBeginsToPlayAndAreNotedInTheTrace() {
    play("1s crash 2\n500ms cut 0 -> 1\n", Duration.ofSeconds(3));

    assertThat(noted)
        .extracting(TraceEvent::toString)
        .containsExactly(
            "   2.500000000 network  fault     cut 0 -> 1",
            "   3.000000000 n2       fault     crash 2");
  }

  @Test
  void aNodeThatIsRestartedFindsItsDiskAndDialsItsNeighboursAgain() {
    SimulatedNode node = simulation.node(1);
    node.disk().write("file", Bytes.utf8("kept"));

    play("0s crash 1\n", Duration.ofSeconds(1));
    assertThat(node.isRunning()).isFalse();
    assertThat(simulation.graph().degree(2)).isEqualTo(1);

    play("0s restart 1\n", Duration.ofSeconds(2));
    assertThat(node.disk().read("file")).contains(Bytes.utf8("kept"));
    assertThat(node.node().peers()).hasSize(1);
    assertThat(simulation.graph().degree(2)).isEqualTo(2);
    assertThat(node.neighbours()).containsExactly(simulation.node(2));
  }

  @Test
  void aNodeThatIsRestartedWithoutStateFindsItsDiskEmpty() {
    simulation.node(1).disk().write("file", Bytes.utf8("lost"));

    play("0s crash 1\n1s restart 1 without state\n", Duration.ofSeconds(2));

    assertThat(simulation.node(1).disk().read("file")).isEmpty();
  }

  @Test
  void aNodeThatLeavesIsDownWhenItsConnectionsAreGone() {
    play("0s leave 1\n", Duration.ZERO);
    assertThat(simulation.node(1).isLeaving()).isTrue();

    simulation.runFor(Duration.ofSeconds(5));
    assertThat(simulation.node(1).isRunning()).isFalse();
    assertThat(noted).extracting(TraceEvent::detail).containsExactly("leave 1", "has left");

    play("0s restart 1\n", Duration.ofSeconds(2));
    assertThat(simulation.node(1).isLeaving()).isFalse();
    assertThat(simulation.node(1).node().peers()).hasSize(1);
  }

  @Test
  void aNodeThatIsRestartedWhileItLeavesGoesOnInItsNewRun() {
    play("0s leave 1\n1ms restart 1\n", Duration.ofSeconds(5));

    assertThat(simulation.node(1).isRunning()).isTrue();
    assertThat(simulation.node(1).node().peers()).hasSize(1);
  }

  @Test
  void aResetTakesTheConnectionsBetweenTwo() {
    play("0s reset 2 1\n", Duration.ZERO);

    assertThat(simulation.node(1).node().peers()).hasSize(1);
    assertThat(simulation.node(2).node().peers()).hasSize(1);
    assertThat(simulation.node(0).node().peers()).hasSize(2);
  }

  @Test
  void aStallMendsItself() {
    play("0s stall 0 -> 1 for 3s\n0s stall 0 -> 3 for 3s\n", Duration.ZERO);
    simulation.node(0).publish("tx", Bytes.utf8("hello"));

    simulation.runFor(Duration.ofMillis(2_900));
    assertThat(simulation.ledger().reachedCount()).isZero();
    simulation.runFor(Duration.ofSeconds(2));
    assertThat(simulation.ledger().reachedCount()).isEqualTo(3);
    assertThat(noted).extracting(TraceEvent::detail).contains("mend 0 -> 1", "mend 0 -> 3");
  }

  @Test
  void whatIsPublishedInAPartitionCrossesWhenItHeals() {
    play("0s partition 0-1 | 2-3\n4s heal\n", Duration.ZERO);
    simulation.node(0).publish("tx", Bytes.utf8("hello"));

    simulation.runFor(Duration.ofMillis(3_900));
    assertThat(simulation.ledger().reachedCount()).isEqualTo(1);
    simulation.runFor(Duration.ofSeconds(3));
    assertThat(simulation.ledger().reachedCount()).isEqualTo(3);
  }

  @Test
  void readsAndClocksAreSetAsTheScriptSays() {
    play("0s slow-reads 1 1B/s\n0s torn-reads 2 1\n0s skew 3 +2s 0ppm\n", Duration.ZERO);
    simulation.node(0).publish("tx", Bytes.utf8("hello"));
    simulation.runFor(Duration.ofSeconds(3));

    // Node 1 reads too slowly, node 2 hears of it from node 3.
    assertThat(simulation.ledger().entries().getFirst().missing().stream().boxed())
        .containsExactly(1);
    assertThat(Duration.between(simulation.node(0).clock().now(), simulation.node(3).clock().now()))
        .isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1s crash 3;   node 3 must run, is down
          1s leave 3;   node 3 must run, is down
          1s restart 2; node 2 must be down, runs
          """)
  void aFaultThatDoesNotSuitItsNodeIsToldWithItsLine(String line, String why) {
    FaultScript script = FaultScript.parse("wrong.faults", "0s crash 3\n\n" + line);
    script.playOn(simulation);

    assertThatExceptionOfType(FaultException.class)
        .isThrownBy(() -> simulation.runFor(Duration.ofSeconds(2)))
        .withMessage("wrong.faults:3: %s: %s".formatted(line, why));
  }

  @Test
  void aNodeCanNotLeaveTwice() {
    FaultScript script = FaultScript.parse("wrong", "0s leave 1\n1ms leave 1");
    script.playOn(simulation);

    assertThatExceptionOfType(FaultException.class)
        .isThrownBy(() -> simulation.runFor(Duration.ofSeconds(2)))
        .withMessage("wrong:2: 1ms leave 1: node 1 must run, is about to leave");
  }

  @Test
  void aNodeThatIsNotThereIsToldBeforeAnythingHappens() {
    FaultScript script = FaultScript.parse("wrong", "0s crash 0\n1s partition 0-1 | 2-4");

    assertThatExceptionOfType(FaultException.class)
        .isThrownBy(() -> script.playOn(simulation))
        .withMessage("wrong:2: 1s partition 0-1 | 2-4: a node must be one of 0 to 3, was 4");
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(simulation.node(0).isRunning()).isTrue();
  }

  private void play(String script, Duration time) {
    FaultScript.parse("test", script).playOn(simulation);
    simulation.runFor(time);
  }
}
