package dev.p2p.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SimulationJsonTest {

  @Test
  void aRunIsOneObjectInOneLine() {
    SimulationReport report = Runs.steady();
    String text = new SimulationJson().of(report);
    JsonNode json = JsonMapper.builder().build().readTree(text);

    assertThat(text).doesNotContain("\n");
    assertThat(json.propertyNames())
        .containsExactly(
            "scenario",
            "seed",
            "nodes",
            "topology",
            "payloadBytes",
            "holds",
            "broken",
            "breaches",
            "published",
            "due",
            "reached",
            "share",
            "copiesPerDelivery",
            "latencyMillis",
            "propagation",
            "bytesSentPerNode",
            "dropped",
            "events",
            "traceHash",
            "virtualMillis",
            "wallMillis",
            "replay");
    assertThat(json.get("holds").asBoolean()).isTrue();
    assertThat(json.get("reached").asInt()).isEqualTo(900);
    assertThat(json.get("traceHash").asString()).isEqualTo(report.result().run().traceHash());
  }

  @Test
  void theCurveRisesFromNothingToEverything() {
    JsonNode curve =
        JsonMapper.builder()
            .build()
            .readTree(new SimulationJson().of(Runs.steady()))
            .get("propagation");

    assertThat(curve.size()).isEqualTo(200);
    assertThat(curve.get(0).get(1).asDouble()).isZero();
    assertThat(curve.get(199).get(1).asDouble()).isEqualTo(1);
  }

  @Test
  void whatIsBrokenIsCountedByRule() {
    JsonNode json = JsonMapper.builder().build().readTree(new SimulationJson().of(Runs.broken()));

    assertThat(json.get("holds").asBoolean()).isFalse();
    assertThat(json.get("broken").get("LOST").asInt()).isEqualTo(2);
    assertThat(json.get("breaches").get(0).asString()).startsWith("LOST at 4.500 s, node 3");
  }
}
