package dev.p2p.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Outcome;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

// README: begin
/** My handler on fifty nodes: what is good goes everywhere, what is not goes no further. */
final class FiftyNodesTest {

  private static final Blueprint MINE =
      (builder, node) ->
          builder.handle(
              "tx",
              (message, peer) ->
                  message.payload().length() >= 3
                      ? Outcome.accepted()
                      : Outcome.rejected("too short"));

  @Test
  void goodMessagesReachEveryNodeAndBadOnesStopAtTheNeighbours() {
    Simulation simulation = Simulation.builder().seed(7).nodes(50).blueprint(MINE).start();
    simulation.runFor(Duration.ofSeconds(2)); // of virtual time: everybody is connected

    simulation.node(3).publish("tx", Bytes.utf8("good"));
    simulation.node(4).publish("tx", Bytes.utf8("no"));
    simulation.runFor(Duration.ofSeconds(5));

    var published = simulation.ledger().entries();
    assertThat(published.get(0).reached().cardinality()).isEqualTo(49);
    assertThat(published.get(1).reached().cardinality()).isEqualTo(simulation.graph().degree(4));
    assertThat(simulation.breaches().first()).as("seed 7").isEmpty();
  }
}
// README: end
