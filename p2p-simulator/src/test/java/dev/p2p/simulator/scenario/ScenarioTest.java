package dev.p2p.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.simulator.check.Breach.Rule;
import dev.p2p.simulator.fault.FaultScript;
import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.record.TraceEvent.Kind;
import dev.p2p.simulator.record.TraceSubject;
import dev.p2p.simulator.topology.Topology;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.WireProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is particular about each scenario comes about, and what breaks a promise is found. */
final class ScenarioTest {

  private static final ScenarioOptions OPTIONS =
      ScenarioOptions.of(30, 1).withDuration(Duration.ofSeconds(20));

  private final List<TraceEvent> events = new ArrayList<>();
  private final ScenarioRunner runner =
      new ScenarioRunner(TimeSource.system(), Progress.NONE, events::add);

  @Test
  void steadyDeliversEverythingEverywhere() {
    ScenarioResult result = run("steady");

    assertThat(result.delivery().published()).isEqualTo(100);
    assertThat(result.delivery().due()).isEqualTo(100 * 29);
    assertThat(result.delivery().share()).isEqualTo(1);
    assertThat(result.delivery().copiesPerDelivery()).isBetween(2.0, 8.0);
    assertThat(result.traffic().dropped()).isEmpty();
    assertThat(result.run().events()).isEqualTo(events.size());
  }

  @Test
  void whereEveryPingIsToBeAnsweredPingsAreSent() {
    WireProtocol wire = OPTIONS.wire();
    Topic ping = wire.profile().topics().named(StandardTopics.PING);
    var message = new TraceSubject.OfMessage(wire.frames().encode(ping, Bytes.EMPTY, 0));

    run("steady");

    assertThat(events)
        .anyMatch(event -> event.kind() == Kind.SENT && event.subject().equals(message))
        .anyMatch(event -> event.kind() == Kind.PROCESSED && event.subject().equals(message));
  }

  @Test
  void slowPeersGetEverythingLater() {
    Duration steady = run("steady").delivery().propagation().percentile(1);
    ScenarioResult slow = run("slow-peers");

    assertThat(faults("reads ")).hasSize(6);
    assertThat(slow.delivery().share()).isEqualTo(1);
    assertThat(slow.delivery().propagation().percentile(1)).isGreaterThan(steady);
  }

  @Test
  void theSilentFifthPassesNothingOn() {
    run("silent-fifth");

    Set<TraceSubject> messages = new HashSet<>();
    Set<Integer> silent = new HashSet<>();
    for (TraceEvent event : events) {
      if (event.kind() == Kind.PUBLISHED) {
        messages.add(event.subject());
      }
      if (event.detail().equals("IGNORED") && messages.contains(event.subject())) {
        silent.add(event.node());
      }
    }
    assertThat(silent).hasSize(6);
  }

  @Test
  void aFloodOverflowsRingsAndIsCountedAndRepaired() {
    ScenarioResult result = run("flood");

    assertThat(result.delivery().published()).isEqualTo(100 + 2 * 3 * 64);
    assertThat(result.traffic().dropped().get("tx/DISPLACED")).isPositive();
    assertThat(result.delivery().share()).isEqualTo(1);
  }

  @Test
  void aPartitionEndsTheConnectionsItCutsAndIsRepaired() {
    ScenarioResult result = run("partition-heal");

    assertThat(result.delivery().due()).isEqualTo(100 * 29);
    assertThat(result.delivery().share()).isEqualTo(1);
    assertThat(faults("partition")).hasSize(1);
    assertThat(faults("healed")).hasSize(1);
    assertThat(events)
        .anyMatch(event -> event.kind() == Kind.CLOSED && event.detail().startsWith("Silent"));
  }

  @Test
  void inChurnNodesLeavePolitelyAndComeBack() {
    run("churn");

    assertThat(faults("leaves")).hasSize(12);
    assertThat(faults("starts again")).hasSize(12);
    assertThat(events)
        .anyMatch(event -> event.kind() == Kind.CLOSED && event.detail().equals("LocalShutdown"));
  }

  @Test
  void everySecondNodeThatIsKilledLosesItsDisk() {
    run("crash-restart");

    assertThat(faults("killed")).hasSize(12);
    assertThat(faults("lost its disk")).hasSize(6);
    assertThat(faults("starts again")).hasSize(12);
  }

  @Test
  void whatIsLostOnTheWayBreaksThePromiseOfDelivery() {
    FaultScript cut = FaultScript.parse("script", "2s cut 0 -> 1");

    ScenarioResult result =
        runner.run(named("steady").with(cut), OPTIONS.withTopology(Topology.star()));

    assertThat(result.verdict().holds()).isFalse();
    // Node 1, which hears nothing, lets node 0 go for its silence.
    assertThat(result.verdict().broken()).containsOnlyKeys(Rule.LOST, Rule.BLAMED);
    assertThat(faults("cut 0 -> 1")).hasSize(1);
    assertThat(result.delivery().share()).isLessThan(1);
  }

  @Test
  void aTopologyThatCannotBeConnectedIsAnError() {
    Topology alone = Topology.of(List.of(new Topology.Edge(0, 30)));

    assertThatThrownBy(() -> runner.run(named("steady"), OPTIONS.withTopology(alone)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an edge must join two of nodes 0 to 29, was 0 30");
  }

  @Test
  void optionsOutOfRangeAreErrors() {
    assertThatThrownBy(() -> ScenarioOptions.of(1, 1))
        .hasMessage("nodes must be at least 2, was 1");
    assertThatThrownBy(() -> OPTIONS.withDuration(Duration.ofMillis(999)))
        .hasMessage("duration must be at least PT1S, was PT0.999S");
    assertThatThrownBy(() -> new Load(-1, 8)).hasMessage("messages must be at least 0, was -1");
    assertThatThrownBy(() -> new Load(1, 7)).hasMessage("payloadBytes must be at least 8, was 7");
  }

  private ScenarioResult run(String name) {
    events.clear();
    return runner.run(named(name), OPTIONS);
  }

  private List<TraceEvent> faults(String detail) {
    return events.stream()
        .filter(event -> event.kind() == Kind.FAULT && event.detail().startsWith(detail))
        .toList();
  }

  private static Scenario named(String name) {
    return Scenarios.named(name).orElseThrow();
  }
}
