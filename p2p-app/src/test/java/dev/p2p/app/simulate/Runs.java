package dev.p2p.app.simulate;

import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.check.Breach.Rule;
import dev.p2p.simulator.scenario.ScenarioOptions;
import dev.p2p.simulator.scenario.ScenarioResult;
import dev.p2p.simulator.scenario.ScenarioRunner;
import dev.p2p.simulator.scenario.Scenarios;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Results to report about. */
final class Runs {

  private static final String REPLAY = "./p2p simulate --nodes 10 --seed 7";

  private Runs() {}

  /** Ten steady nodes. */
  static SimulationReport steady() {
    ScenarioOptions options = ScenarioOptions.of(10, 7).withDuration(Duration.ofSeconds(4));
    ScenarioResult result =
        new ScenarioRunner(new ManualTime()).run(Scenarios.named("steady").orElseThrow(), options);
    return new SimulationReport(result, "random, degree 8", REPLAY);
  }

  /** The same, as if two messages had been lost. */
  static SimulationReport broken() {
    SimulationReport steady = steady();
    ScenarioResult result = steady.result();
    ScenarioResult.Verdict verdict =
        new ScenarioResult.Verdict(
            Map.of(Rule.LOST, 2L),
            List.of(new Breach(Rule.LOST, 3, 4_500_000_000L, "tx did not reach 1 nodes: {4}")));
    return new SimulationReport(
        new ScenarioResult(
            result.scenario(),
            result.options(),
            result.delivery(),
            result.traffic(),
            verdict,
            result.run()),
        steady.topology(),
        REPLAY);
  }
}
