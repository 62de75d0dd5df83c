package dev.p2p.app.demo;

import dev.p2p.app.console.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The demonstration's outcome.
 *
 * @param nodes what each did
 * @param published lines, all nodes together
 * @param elapsed from the first publication to the last delivery
 * @param problems what is missing where, and what was delivered too often; empty if all is well
 */
public record DemoReport(
    List<DemoResult> nodes, long published, Duration elapsed, List<String> problems) {

  private static final String HEADER =
      "%4s %6s %10s %10s %11s %8s %12s %9s %9s%n"
          .formatted(
              "node",
              "peers",
              "published",
              "delivered",
              "duplicates",
              "dropped",
              "bytes in",
              "p50 ms",
              "p99 ms");

  /** Whether every node delivered every other node's messages exactly once. */
  public boolean isComplete() {
    return problems.isEmpty();
  }

  /** A table and a sentence. */
  public String toText() {
    StringBuilder text = new StringBuilder(HEADER);
    for (DemoResult node : nodes) {
      text.append(
          String.format(
              Locale.ROOT,
              "%4d %6d %10d %10d %11d %8d %12d %9.2f %9.2f%n",
              node.node(),
              node.peers(),
              node.messages().published(),
              node.messages().delivered(),
              node.messages().duplicates(),
              node.messages().dropped(),
              node.traffic().bytesIn(),
              millis(node.latency().p50Nanos()),
              millis(node.latency().p99Nanos())));
    }
    problems.forEach(problem -> text.append("%n%s".formatted(problem)));
    return text.append("%n%s%n".formatted(verdict())).toString();
  }

  /** One JSON object. */
  public String toJson() {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode report = json.createObjectNode();
    report.put("complete", isComplete());
    report.put("published", published);
    report.put("elapsedMillis", elapsed.toMillis());
    report.set("nodes", json.valueToTree(nodes));
    report.set("problems", json.valueToTree(problems));
    return report.toString();
  }

  private String verdict() {
    double seconds = Figures.inSeconds(elapsed);
    long deliveries = nodes.stream().mapToLong(node -> node.messages().delivered()).sum();
    String figures =
        String.format(
            Locale.ROOT,
            "%d messages, %d deliveries in %.2f s (%.0f a second)",
            published,
            deliveries,
            seconds,
            deliveries / Math.max(seconds, 1e-9));
    return isComplete()
        ? "Every node delivered every other node's message exactly once: " + figures + "."
        : "NOT every node delivered every other node's message exactly once: " + figures + ".";
  }

  private static double millis(long nanos) {
    return Figures.inMillis(Duration.ofNanos(nanos));
  }
}
