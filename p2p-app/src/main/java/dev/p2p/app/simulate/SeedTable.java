package dev.p2p.app.simulate;

import dev.p2p.app.console.Figures;
import dev.p2p.simulator.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Many runs of a scenario, for people: a line each, and what they came to.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class SeedTable {

  /** More than anybody replays. */
  private static final int REPLAYS_MAX = 10;

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** Above the lines. */
  public static final String HEADER =
      "%8s %10s %7s %9s %9s %9s %10s %8s  %s"
          .formatted(
              "seed",
              "delivered",
              "copies",
              "p50 ms",
              "p99 ms",
              "max ms",
              "dropped",
              "wall s",
              "broken");

  private final String scenario;
  private final List<String> replays = new ArrayList<>();
  private long runs;
  private long brokenRuns;

  /** No runs yet. */
  public SeedTable(String scenario) {
    this.scenario = scenario;
  }

  /** One more run, and its line. */
  public String add(SimulationReport report) {
    ScenarioResult result = report.result();
    runs++;
    if (!result.verdict().holds()) {
      brokenRuns++;
      if (replays.size() < REPLAYS_MAX) {
        replays.add(report.replay());
      }
    }
    ScenarioResult.Delivery delivery = result.delivery();
    return String.format(
        Locale.ROOT,
        "%8d %10s %7.1f %9.1f %9.1f %9.1f %10d %8.2f  %s",
        result.options().seed(),
        Figures.percent(delivery.share()),
        delivery.copiesPerDelivery(),
        Figures.inMillis(delivery.propagation().percentile(HALF)),
        Figures.inMillis(delivery.propagation().percentile(NEARLY_ALL)),
        Figures.inMillis(delivery.propagation().percentile(1)),
        result.traffic().dropped().values().stream().mapToLong(Long::longValue).sum(),
        Figures.inSeconds(result.run().wallTime()),
        result.verdict().holds() ? "-" : result.verdict().broken().toString());
  }

  /** Whether the promises held in every run. */
  public boolean holds() {
    return brokenRuns == 0;
  }

  /** A sentence, and how to see what was broken again. */
  public String summary() {
    if (holds()) {
      return "All that %s promises holds for each of %s seeds.%n"
          .formatted(scenario, Figures.count(runs));
    }
    StringBuilder text =
        new StringBuilder(
            "BROKEN for %s of %s seeds. The same runs again:%n"
                .formatted(Figures.count(brokenRuns), Figures.count(runs)));
    replays.forEach(replay -> text.append("  %s%n".formatted(replay)));
    return text.toString();
  }
}
