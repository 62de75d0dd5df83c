package dev.p2p.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.simulator.scenario.Load;
import dev.p2p.simulator.scenario.Scenario;
import dev.p2p.simulator.scenario.ScenarioOptions;
import dev.p2p.simulator.scenario.ScenarioRunner;
import dev.p2p.simulator.scenario.Scenarios;
import dev.p2p.spi.TimeSource;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same seed gives the same run in another JVM, with another compiler at work; this one knows
 * nothing of that one but the options.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class SimulationReplayTest {

  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theSameSeedGivesTheSameRunInAnotherJvmAndAnotherSeedAnother(Scenario scenario)
      throws Exception {
    try (Program other =
        Program.start(
            "simulate",
            "--scenario",
            scenario.name(),
            "--nodes",
            "12",
            "--messages",
            "20",
            "--for",
            "5s",
            "--network",
            "devnet",
            "--seeds",
            "7..8",
            "--json")) {
      String seven = hash(scenario, 7);

      assertThat(hash(other.nextLine())).as("%s, seed 7", scenario.name()).isEqualTo(seven);
      assertThat(hash(other.nextLine())).as("%s, seed 8", scenario.name()).isNotEqualTo(seven);
      assertThat(other.exitCode()).isZero();
    }
  }

  private static String hash(Scenario scenario, long seed) {
    ScenarioOptions options =
        ScenarioOptions.of(12, seed)
            .withLoad(new Load(20, 256))
            .withDuration(Duration.ofSeconds(5))
            .withWire(DuskWire.of("dusk-0.4.3", Network.DEVNET));
    return new ScenarioRunner(TimeSource.system()).run(scenario, options).run().traceHash();
  }

  private static String hash(String json) {
    return JsonMapper.builder().build().readTree(json).get("traceHash").asString();
  }
}
