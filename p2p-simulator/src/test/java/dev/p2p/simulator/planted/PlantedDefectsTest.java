package dev.p2p.simulator.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.SimulationBuilder;
import dev.p2p.simulator.check.Breach.Rule;
import dev.p2p.simulator.topology.Topology;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Each story is played twice: as things are, when nothing is found, and with a defect of the Go
 * original planted, when an invariant must find it.
 */
final class PlantedDefectsTest {

  private static final Blueprint RELAY =
      (builder, node) -> builder.handle("tx", (message, peer) -> Outcome.accepted());

  /** What happens, once everybody is connected. */
  private record Story(Topology topology, Consumer<Simulation> events) {

    private Set<Rule> play(Blueprint blueprint) {
      return play(builder -> builder.blueprint(blueprint));
    }

    private Set<Rule> play(UnaryOperator<SimulationBuilder> with) {
      Simulation simulation =
          with.apply(Simulation.builder().seed(5).nodes(12).topology(topology).blueprint(RELAY))
              .start();
      simulation.runFor(Duration.ofSeconds(2));
      events.accept(simulation);
      simulation.inspect();
      simulation.requireDelivered();
      simulation.requireAnswered();
      return simulation.breaches().counts().keySet();
    }
  }

  /** Ends before nodes compare what they have: what is repaired is not lost. */
  private final Story burst =
      new Story(
          Topology.randomRegular(4),
          simulation -> {
            publish(simulation.node(0), 100, 64);
            simulation.runFor(Duration.ofSeconds(2));
          });

  private final Story departure =
      new Story(
          Topology.star(),
          simulation -> {
            simulation.node(5).crash();
            simulation.runFor(Duration.ofSeconds(2));
            publish(simulation.node(0), 1, 64);
            simulation.runFor(Duration.ofSeconds(5));
          });

  private final Story setback =
      new Story(
          Topology.randomRegular(4),
          simulation -> {
            publish(simulation.node(0), 1, 64);
            simulation.runFor(Duration.ofSeconds(10));
          });

  private final Story questions =
      new Story(
          Topology.star(),
          simulation -> {
            ask(simulation.node(1), 200);
            simulation.runFor(Duration.ofSeconds(25));
          });

  private final Story crossfire =
      new Story(
          Topology.star(),
          simulation -> {
            for (SimulatedNode node : simulation.nodes()) {
              publish(node, 40, 20_000);
            }
            simulation.runFor(Duration.ofSeconds(60));
          });

  @Test
  void aRingThatOverwritesSilentlyIsFoundByWhatIsLost() {
    assertThat(burst.play(builder -> builder.bus(RingBufferEventBus::new))).isEmpty();
    assertThat(burst.play(builder -> builder.bus(OverwritingBus::new))).contains(Rule.LOST);
  }

  @Test
  void anUnsubscribeOfSomebodyElseIsFoundByWhatIsLost() {
    assertThat(departure.play(builder -> builder.bus(RingBufferEventBus::new))).isEmpty();
    assertThat(departure.play(builder -> builder.bus(WrongUnsubscribeBus::new)))
        .contains(Rule.LOST);
  }

  @Test
  void dedupeBeforeProcessingIsFoundByWhatIsLost() {
    assertThat(setback.play(failingAtOne(false))).isEmpty();
    assertThat(setback.play(failingAtOne(true))).contains(Rule.LOST);
  }

  @Test
  void mergedResponsesAreFoundByWhatIsNotAnswered() {
    assertThat(questions.play(RELAY)).isEmpty();
    assertThat(
            questions.play((builder, node) ->
                builder.handle(
                    StandardTopics.PING, new MergingPongs(builder.messages(), node.clock()))))
        .contains(Rule.UNANSWERED);
  }

  @Test
  void aReaderThatWaitsForItsWriterIsFoundByWhoIsBlamed() {
    assertThat(crossfire.play(RELAY)).isEmpty();
    assertThat(
            crossfire.play((builder, node) -> {
              RELAY.draw(builder, node);
              builder.transport(new TimidTransport(node.host().transport()));
            }))
        .contains(Rule.BLAMED);
  }

  /** Node 3 fails at the first copy of each message; the others take it. */
  private static Blueprint failingAtOne(boolean withDefect) {
    return (builder, node) -> {
      RELAY.draw(builder, node);
      if (node.index() == 3) {
        FailsFirst handler = new FailsFirst();
        builder.handle("tx", withDefect ? new EarlyDedupe(handler) : handler);
      }
    };
  }

  private static void publish(SimulatedNode node, int messages, int bytes) {
    List<Bytes> payloads = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      payloads.add(Bytes.wrap(ByteBuffer.allocate(bytes).putInt(node.index()).putInt(i).array()));
    }
    var unused = node.publishAll("tx", payloads);
  }

  private static void ask(SimulatedNode node, int times) {
    RemotePeer peer = node.node().peers().getFirst();
    Message ping = node.node().messages().create(StandardTopics.PING, Bytes.EMPTY);
    for (int i = 0; i < times; i++) {
      peer.send(ping);
    }
    node.turns().settle();
  }
}
