package dev.p2p.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Outcome;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.time.SeededRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever happens to a network. */
final class GeneratedFaultsTest {

  private static final int NODES = 30;
  private static final Duration DURATION = Duration.ofSeconds(40);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final FaultMix MIX = FaultMix.EVERYTHING.withGap(Duration.ofMillis(400));
  private static final Blueprint RELAY =
      (builder, node) -> builder.handle("tx", (message, peer) -> Outcome.accepted());

  /** What a network under faults may show: blame for who was slow, and messages without a path. */
  private static final List<Breach.Rule> ALLOWED = List.of(Breach.Rule.BLAMED, Breach.Rule.LOST);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noInvariantBreaksWhateverHappens(long seed) {
    Simulation simulation = Simulation.builder().seed(seed).nodes(NODES).blueprint(RELAY).start();
    SeededRandom random = simulation.random();
    FaultScript script = FaultGenerator.on(simulation, MIX).generate(DURATION, random);
    script.playOn(simulation);

    for (int step = 0; step < DURATION.dividedBy(STEP); step++) {
      SimulatedNode publisher = simulation.node(random.below(NODES));
      if (publisher.isRunning()) {
        publisher.publish(
            "tx", Bytes.utf8("%d %s".formatted(step, "x".repeat(random.below(5_000)))));
      }
      simulation.runFor(STEP);
    }
    simulation.inspect();

    assertThat(simulation.breaches().first())
        .as("seed %d, script:%n%s", seed, script)
        .filteredOn(breach -> !ALLOWED.contains(breach.rule()))
        .isEmpty();
    assertThat(simulation.ledger().reachedCount()).as("seed %d: deliveries", seed).isPositive();
  }
}
