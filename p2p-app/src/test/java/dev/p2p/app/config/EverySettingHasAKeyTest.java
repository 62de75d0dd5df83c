package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** What the file says of the limits has sections of its own. */
  private static final Pattern SECTION_OF_ITS_OWN = Pattern.compile("^limits\\.(outbox|rates)\\.");

  @Test
  void theDefaultFileHasExactlyTheKeysThatTheRecordsHaveComponents() {
    SortedSet<String> keys = new TreeSet<>();
    collect(DEFAULTS, "", keys);

    assertThat(keys)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(
                        "profile",
                        "network",
                        "topics",
                        "stampMessages",
                        "listen",
                        "peers",
                        "bootstrap",
                        "storeFile",
                        "stateFolder",
                        "admin.listen",
                        "admin.tokenFile"),
                    settings(NodeConfigFile.defaults()).keySet().stream())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void eachKeyReachesItsOwnComponentAndNoOther(String key) {
    NodeConfig config = NodeConfigFile.parse("f", changed(DEFAULTS, "", key));

    SortedMap<String, Object> standard = settings(NodeConfigFile.defaults());
    SortedMap<String, Object> given = settings(config);
    given.entrySet().removeAll(standard.entrySet());
    assertThat(given).containsOnlyKeys(key);
  }

  private static Set<String> keys() {
    return settings(NodeConfigFile.defaults()).keySet();
  }

  /** The names of what is not an object, dots between the levels. */
  private static void collect(JsonNode node, String name, SortedSet<String> keys) {
    if (node.isObject()) {
      node.propertyNames().forEach(key -> collect(node.required(key), join(name, key), keys));
    } else {
      keys.add(name);
    }
  }

  /** A file with one key: another value than the default's. */
  private static String changed(JsonNode node, String name, String key) {
    if (name.equals(key)) {
      return other(node);
    }
    String next =
        node.propertyNames().stream()
            .filter(inner -> (key + ".").startsWith(join(name, inner) + "."))
            .findFirst()
            .orElseThrow();
    return "{\"%s\": %s}".formatted(next, changed(node.required(next), join(name, next), key));
  }

  /** Another valid value of the same kind: the opposite, or one more. */
  private static String other(JsonNode value) {
    return value.isBoolean()
        ? String.valueOf(!value.booleanValue())
        : NUMBER
            .matcher(value.toString())
            .replaceFirst(digits -> String.valueOf(Long.parseLong(digits.group()) + 1));
  }

  /** The values of all settings by the keys of the file. */
  private static SortedMap<String, Object> settings(NodeConfig config) {
    SortedMap<String, Object> values = new TreeMap<>();
    collect(config.settings(), "", values);
    collect(config.transport(), "transport", values);
    collect(config.host().admin(), "admin", values);
    values.keySet().removeAll(List.of("admin.listen", "admin.tokenFile"));
    return values;
  }

  private static void collect(Object value, String name, SortedMap<String, Object> values) {
    if (!(value instanceof Record)) {
      values.put(SECTION_OF_ITS_OWN.matcher(name).replaceFirst("$1."), value);
      return;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        collect(component.getAccessor().invoke(value), join(name, component.getName()), values);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(value.getClass() + "." + component.getName(), e);
      }
    }
  }

  private static String join(String name, String next) {
    return name.isEmpty() ? next : name + "." + next;
  }
}
