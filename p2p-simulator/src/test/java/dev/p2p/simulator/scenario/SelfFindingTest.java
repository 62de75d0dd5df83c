package dev.p2p.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes that find each other do so within a minute, which the runner insists on, and are part of
 * the network from then on, whatever happens to the others.
 */
final class SelfFindingTest {

  /** The scenarios in which nodes find each other. */
  static final List<String> NAMES = List.of("bootstrap", "managed-churn", "power-cut");

  private static final int NODES = 40;
  private static final int NODES_OF_SOAK = 500;

  private final ScenarioRunner runner = new ScenarioRunner(TimeSource.system());

  @ParameterizedTest
  @CsvSource({"bootstrap, 20", "managed-churn, 90", "power-cut, 30"})
  void nobodyIsLeftAlone(String name, int seconds) {
    assertHolds(name, NODES, seconds, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 16, 17, 20, 24, 31})
  void aSmallNetworkIsCompleteToo(int nodes) {
    assertHolds("bootstrap", nodes, 5, 1, 1);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"bootstrap, 30", "managed-churn, 300", "power-cut, 60"})
  void nobodyIsLeftAloneInAHundredSeeds(String name, int seconds) {
    assertHolds(name, NODES, seconds, 1, 100);
  }

  @Tag("soak")
  @Test
  void fiveHundredNodesFindEachOtherAndDoWithoutTheFirst() {
    assertHolds("bootstrap", NODES_OF_SOAK, 60, 1, 1);
  }

  @Tag("soak")
  @Test
  void fiveHundredNodesFindEachOtherAgainAfterAPowerCut() {
    assertHolds("power-cut", NODES_OF_SOAK, 60, 1, 1);
  }

  private void assertHolds(String name, int nodes, int seconds, long firstSeed, long lastSeed) {
    Scenario scenario = Scenarios.named(name).orElseThrow();
    for (long seed = firstSeed; seed <= lastSeed; seed++) {
      ScenarioResult result =
          runner.run(
              scenario, ScenarioOptions.of(nodes, seed).withDuration(Duration.ofSeconds(seconds)));
      assertThat(result.verdict().breaches())
          .as(
              "./p2p simulate --scenario %s --nodes %d --for %ds --seed %d",
              name, nodes, seconds, seed)
          .isEmpty();
      assertThat(result.delivery().published()).isGreaterThanOrEqualTo(100);
    }
  }
}
