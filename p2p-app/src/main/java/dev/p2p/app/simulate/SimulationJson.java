package dev.p2p.app.simulate;

import dev.p2p.app.console.Figures;
import dev.p2p.simulator.scenario.Propagation;
import dev.p2p.simulator.scenario.ScenarioResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run, for scripts: one JSON object. Times are in milliseconds.
 *
 * <pre>{@code
 * {"scenario":"steady","seed":1,"nodes":1000,"topology":"random, degree 8","holds":true,"broken":{},…}
 * }</pre>
 */
public final class SimulationJson {

  private static final int CURVE_POINTS = 200;
  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  private final JsonMapper json = JsonMapper.builder().build();

  /** Objects in one line each. */
  public SimulationJson() {}

  /** The object. */
  public String of(SimulationReport report) {
    ScenarioResult result = report.result();
    ObjectNode root = json.createObjectNode();
    root.put("scenario", result.scenario().name());
    root.put("seed", result.options().seed());
    root.put("nodes", result.options().nodes());
    root.put("topology", report.topology());
    root.put("payloadBytes", result.options().load().payloadBytes());
    root.put("holds", result.verdict().holds());
    root.set("broken", json.valueToTree(result.verdict().broken()));
    ArrayNode breaches = root.putArray("breaches");
    result.verdict().breaches().forEach(breach -> breaches.add(breach.toString()));
    addDelivery(root, result.delivery());
    ObjectNode sent = root.putObject("bytesSentPerNode");
    sent.put("min", result.traffic().sentMin());
    sent.put("median", result.traffic().sentMedian());
    sent.put("max", result.traffic().sentMax());
    root.set("dropped", json.valueToTree(result.traffic().dropped()));
    root.put("events", result.run().events());
    root.put("traceHash", result.run().traceHash());
    root.put("virtualMillis", result.run().virtualTime().toMillis());
    root.put("wallMillis", result.run().wallTime().toMillis());
    root.put("replay", report.replay());
    return root.toString();
  }

  private static void addDelivery(ObjectNode root, ScenarioResult.Delivery delivery) {
    root.put("published", delivery.published());
    root.put("due", delivery.due());
    root.put("reached", delivery.reached());
    root.put("share", delivery.share());
    root.put("copiesPerDelivery", delivery.copiesPerDelivery());
    Propagation propagation = delivery.propagation();
    ObjectNode latency = root.putObject("latencyMillis");
    latency.put("p50", Figures.inMillis(propagation.percentile(HALF)));
    latency.put("p99", Figures.inMillis(propagation.percentile(NEARLY_ALL)));
    latency.put("max", Figures.inMillis(propagation.percentile(1)));
    ArrayNode curve = root.putArray("propagation");
    for (Propagation.Point point : propagation.curve(CURVE_POINTS)) {
      curve.addArray().add(Figures.inMillis(point.after())).add(point.share());
    }
  }
}
