package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Outcome;
import dev.p2p.simulator.record.Ledger;
import dev.p2p.simulator.topology.Topology;
import java.time.Duration;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four nodes in a ring, of which one or the other takes nothing of what it is given. */
final class RepairableTest {

  private static final BitSet NOBODY = new BitSet();

  private final BitSet ignoring = new BitSet();
  private final Simulation simulation =
      Simulation.builder()
          .nodes(4)
          .topology(Topology.ring())
          .blueprint((builder, node) ->
              builder.handle(
                  "tx",
                  (message, peer) ->
                      ignoring.get(node.index()) ? Outcome.ignored() : Outcome.accepted()))
          .start();

  @Test
  void whatOneHasIsDueToAllWhoAreConnectedAndNobodyMissesItWhoHasIt() {
    Ledger.Entry entry = publishAt(0);

    assertThat(new Repairable(simulation, NOBODY).due(entry)).isEqualTo(nodes(0, 1, 2, 3));
    assertThat(new Repairable(simulation, NOBODY).missing(entry)).isEqualTo(NOBODY);
  }

  @Test
  void whoIsConnectedAndHasItNotMissesIt() {
    ignoring.set(2);

    Ledger.Entry entry = publishAt(0);

    assertThat(new Repairable(simulation, NOBODY).missing(entry)).isEqualTo(nodes(2));
  }

  @Test
  void itIsNotDueToWhoIsBehindTheSilentAlone() {
    ignoring.set(2);
    Ledger.Entry entry = publishAt(0);

    // Two has neighbours that have it, and do not pass it on.
    assertThat(new Repairable(simulation, nodes(1, 3)).due(entry)).isEqualTo(nodes(0, 1, 3));
    assertThat(new Repairable(simulation, nodes(1, 3)).missing(entry)).isEqualTo(NOBODY);
    assertThat(new Repairable(simulation, nodes(1)).missing(entry)).isEqualTo(nodes(2));
  }

  @Test
  void itIsNotDueToWhoDoesNotRunNorToWhoLeaves() {
    Ledger.Entry entry = publishAt(0);
    simulation.node(1).crash();
    simulation.node(3).leave();

    assertThat(new Repairable(simulation, NOBODY).due(entry)).isEqualTo(nodes(0, 2));
  }

  @Test
  void whatNobodyHasAnyMoreIsDueToNobody() {
    ignoring.set(1, 4);
    Ledger.Entry entry = publishAt(0);
    simulation.node(0).crash();

    assertThat(new Repairable(simulation, NOBODY).due(entry)).isEqualTo(NOBODY);
    assertThat(new Repairable(simulation, NOBODY).missing(entry)).isEqualTo(NOBODY);
  }

  @Test
  void itIsNotDueToWhoRunsAgainAndIsNotConnected() {
    Ledger.Entry entry = publishAt(0);
    simulation.node(2).crash();
    simulation.runFor(Duration.ofSeconds(2));
    simulation.node(2).start();

    assertThat(new Repairable(simulation, NOBODY).missing(entry)).isEqualTo(NOBODY);
    ignoring.set(2);
    simulation.node(2).dialNeighbours();
    simulation.runFor(Duration.ofSeconds(2));
    assertThat(new Repairable(simulation, NOBODY).missing(entry)).isEqualTo(nodes(2));
  }

  private Ledger.Entry publishAt(int node) {
    simulation.runFor(Duration.ofSeconds(2));
    simulation.node(node).publish("tx", Bytes.utf8("hello"));
    simulation.runFor(Duration.ofSeconds(5));
    return simulation.ledger().entries().getFirst();
  }

  private static BitSet nodes(int... indices) {
    BitSet nodes = new BitSet();
    IntStream.of(indices).forEach(nodes::set);
    return nodes;
  }
}
