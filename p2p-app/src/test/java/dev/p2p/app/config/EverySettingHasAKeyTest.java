package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.settings.NodeSettings;
import dev.p2p.transport.nio.SocketOptions;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EverySettingHasAKeyTest {

  private static final ObjectNode DEFAULTS =
      TreeReader.read("default", NodeConfigFile.defaultText()).root();

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** Sections of the file and the records they become. */
  private static final Map<String, Class<?>> RECORDS = records();

  @Test
  void theDefaultFileHasExactlyTheKeysThatTheRecordsHaveComponents() {
    assertThat(DEFAULTS.propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("profile", "network", "topics", "stampMessages", "listen", "peers"),
                    RECORDS.keySet().stream())
                .toList());
    RECORDS.forEach((section, type) ->
        assertThat(DEFAULTS.required(section).propertyNames())
            .as(section)
            .containsExactlyInAnyOrderElementsOf(names(type).toList()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void eachKeyReachesItsOwnComponentAndNoOther(String key) throws ReflectiveOperationException {
    String section = key.substring(0, key.indexOf('.'));
    String name = key.substring(key.indexOf('.') + 1);
    String other = other(DEFAULTS.required(section).required(name));

    NodeConfig config =
        NodeConfigFile.parse("f", "{\"%s\": {\"%s\": %s}}".formatted(section, name, other));

    Record changed = section(config, section);
    Record standard = section(NodeConfigFile.defaults(), section);
    for (RecordComponent component : changed.getClass().getRecordComponents()) {
      boolean equal =
          component.getAccessor().invoke(changed).equals(component.getAccessor().invoke(standard));
      assertThat(equal).as(component.getName()).isEqualTo(!component.getName().equals(name));
    }
  }

  private static Stream<String> keys() {
    return RECORDS.entrySet().stream()
        .flatMap(section -> names(section.getValue()).map(key -> section.getKey() + "." + key));
  }

  /** Another valid value of the same kind: the opposite, or one more. */
  private static String other(JsonNode value) {
    return value.isBoolean()
        ? String.valueOf(!value.booleanValue())
        : NUMBER
            .matcher(value.toString())
            .replaceFirst(digits -> String.valueOf(Long.parseLong(digits.group()) + 1));
  }

  private static Map<String, Class<?>> records() {
    Map<String, Class<?>> records = new TreeMap<>();
    for (RecordComponent part : NodeSettings.class.getRecordComponents()) {
      records.put(part.getName(), part.getType());
    }
    records.put("transport", SocketOptions.class);
    return records;
  }

  private static Stream<String> names(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName);
  }

  private static Record section(NodeConfig config, String name)
      throws ReflectiveOperationException {
    return name.equals("transport")
        ? config.transport()
        : (Record) NodeSettings.class.getMethod(name).invoke(config.settings());
  }
}
