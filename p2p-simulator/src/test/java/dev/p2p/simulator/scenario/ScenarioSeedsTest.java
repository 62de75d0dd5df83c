package dev.p2p.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario keeps its promises, whatever the seed. */
@Execution(ExecutionMode.CONCURRENT)
final class ScenarioSeedsTest {

  private static final int NODES = 30;
  private static final int DURATION_SECONDS = 20;
  private static final int SEEDS = 50;
  private static final int SEEDS_OF_SOAK = 2_000;

  private final ScenarioRunner runner = new ScenarioRunner(TimeSource.system());

  /** All but those that take minutes, which {@link SelfFindingTest} plays. */
  static List<Scenario> scenarios() {
    return Scenarios.all().stream()
        .filter(scenario -> !SelfFindingTest.NAMES.contains(scenario.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whatAScenarioPromisesHoldsForFiftySeeds(Scenario scenario) {
    assertHolds(scenario, 1, SEEDS);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("scenarios")
  void whatAScenarioPromisesHoldsForThousandsOfSeeds(Scenario scenario) {
    assertHolds(scenario, SEEDS + 1, SEEDS + SEEDS_OF_SOAK);
  }

  private void assertHolds(Scenario scenario, long firstSeed, long lastSeed) {
    for (long seed = firstSeed; seed <= lastSeed; seed++) {
      ScenarioResult result =
          runner.run(
              scenario,
              ScenarioOptions.of(NODES, seed).withDuration(Duration.ofSeconds(DURATION_SECONDS)));
      assertThat(result.verdict().breaches())
          .as(
              "./p2p simulate --scenario %s --nodes %d --for %ds --seed %d",
              scenario.name(), NODES, DURATION_SECONDS, seed)
          .isEmpty();
      assertThat(result.delivery().published()).isGreaterThanOrEqualTo(100);
    }
  }
}
