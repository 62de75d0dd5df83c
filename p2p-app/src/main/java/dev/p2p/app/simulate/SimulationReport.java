package dev.p2p.app.simulate;

import dev.p2p.app.console.Figures;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.scenario.Propagation;
import dev.p2p.simulator.scenario.ScenarioOptions;
import dev.p2p.simulator.scenario.ScenarioResult;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One run, for people.
 *
 * @param result what it came to
 * @param topology for people
 * @param replay the command that gives the same run
 */
public record SimulationReport(ScenarioResult result, String topology, String replay) {

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** What was played, what came of it, and whether the promises hold. */
  public String toText() {
    return "%s%n%s%n%n%s%n%s%n%s%n%s%n%s%n%s%n%n%s"
        .formatted(
            title(),
            result.scenario().story(),
            line("delivered", delivered()),
            line("latency", latency(result.delivery().propagation())),
            line("sent", sent()),
            line("dropped", dropped(result.traffic().dropped())),
            line("ran", ran()),
            line("trace", result.run().traceHash()),
            verdict());
  }

  /** Scenario, nodes, topology, seed and load in a line. */
  String title() {
    ScenarioOptions options = result.options();
    return "%s: %s nodes (%s), seed %d, %s messages of %s bytes"
        .formatted(
            result.scenario().name(),
            Figures.count(options.nodes()),
            topology,
            options.seed(),
            Figures.count(result.delivery().published()),
            Figures.count(options.load().payloadBytes()));
  }

  private static String line(String name, String what) {
    return "  %-10s %s".formatted(name, what);
  }

  private String delivered() {
    ScenarioResult.Delivery delivery = result.delivery();
    return "%s of %s deliveries that were due, %s; %s copies came for each"
        .formatted(
            Figures.count(delivery.reached()),
            Figures.count(delivery.due()),
            Figures.percent(delivery.share()),
            Figures.decimal(delivery.copiesPerDelivery()));
  }

  private static String latency(Propagation propagation) {
    return "half within %s, 99 %% within %s, the last after %s"
        .formatted(
            Figures.millis(propagation.percentile(HALF)),
            Figures.millis(propagation.percentile(NEARLY_ALL)),
            Figures.millis(propagation.percentile(1)));
  }

  private String sent() {
    ScenarioResult.Traffic traffic = result.traffic();
    return "%s by the median node, %s by the least, %s by the most"
        .formatted(
            Figures.bytes(traffic.sentMedian()),
            Figures.bytes(traffic.sentMin()),
            Figures.bytes(traffic.sentMax()));
  }

  private static String dropped(SortedMap<String, Long> dropped) {
    return dropped.isEmpty()
        ? "nothing"
        : dropped.entrySet().stream()
            .map(entry -> Figures.count(entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private String ran() {
    ScenarioResult.Run run = result.run();
    return "%s of virtual time in %s; %s events"
        .formatted(
            Figures.seconds(run.virtualTime()),
            Figures.seconds(run.wallTime()),
            Figures.count(run.events()));
  }

  private String verdict() {
    String name = result.scenario().name();
    if (result.verdict().holds()) {
      return "All that %s promises holds:%n  %s.%n"
          .formatted(name, Promises.describe(result.scenario().promises()));
    }
    StringBuilder text =
        new StringBuilder("BROKEN, although %s promises otherwise:%n".formatted(name));
    for (Map.Entry<Breach.Rule, Long> broken : result.verdict().broken().entrySet()) {
      text.append(
          "  %s: %s times%n"
              .formatted(Promises.broken(broken.getKey()), Figures.count(broken.getValue())));
    }
    result.verdict().breaches().forEach(breach -> text.append("  %s%n".formatted(breach)));
    return text.append("Seed %d. The same run again:%n  %s%n".formatted(seed(), replay)).toString();
  }

  private long seed() {
    return result.options().seed();
  }
}
