package dev.p2p.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The image of {@code deploy/Dockerfile} is run as that of {@code ./p2p image} is. */
final class DockerfileTest {

  private final JsonNode image = Deploy.json("image-config.json");

  /** Of the last stage, an instruction each, with what was continued on the next line. */
  private final List<String> lines =
      Deploy.text("Dockerfile")
          .replaceAll("\\\\\n *", "")
          .replaceFirst("(?s).*\nFROM ", "")
          .lines()
          .toList();

  @ParameterizedTest
  @CsvSource({"ENTRYPOINT, Entrypoint", "CMD, Cmd"})
  void whatIsRunIsTheSame(String instruction, String key) {
    assertThat(JsonMapper.shared().readTree(only(instruction))).isEqualTo(image.path(key));
  }

  @Test
  void theHealthCheckIsTheSame() {
    JsonNode check = image.path("Healthcheck");
    String[] given = only("HEALTHCHECK").split("(?=CMD)", 2);

    assertThat(given[0].strip())
        .isEqualTo(
            "--interval=%ds --timeout=%ds --start-period=%ds --retries=%d",
            seconds(check, "Interval"),
            seconds(check, "Timeout"),
            seconds(check, "StartPeriod"),
            check.path("Retries").asInt());
    assertThat(given[1])
        .startsWith("CMD [")
        .satisfies(command ->
            assertThat(
                    Deploy.strings(
                        JsonMapper.shared().readTree(command.replaceFirst("CMD \\[", "[\"CMD\","))))
                .isEqualTo(Deploy.strings(check.path("Test"))));
  }

  @Test
  void itsPlaceOnTheMachineIsTheSame() {
    assertThat(only("USER")).isEqualTo(image.path("User").asString());
    assertThat(only("WORKDIR")).isEqualTo(image.path("WorkingDir").asString());
    assertThat(only("STOPSIGNAL")).isEqualTo(image.path("StopSignal").asString());
    assertThat(List.of(only("ENV"))).isEqualTo(Deploy.strings(image.path("Env")));
    assertThat(List.of(only("VOLUME"))).hasSameElementsAs(image.path("Volumes").propertyNames());
    assertThat(only("EXPOSE").replaceAll("[0-9]+", "$0/tcp"))
        .isEqualTo(String.join(" ", image.path("ExposedPorts").propertyNames()));
  }

  private String only(String instruction) {
    List<String> found = lines.stream().filter(line -> line.startsWith(instruction + " ")).toList();
    assertThat(found).as(instruction).hasSize(1);
    return found.getFirst().substring(instruction.length() + 1);
  }

  private static long seconds(JsonNode check, String key) {
    return Duration.ofNanos(check.path(key).asLong()).toSeconds();
  }
}
