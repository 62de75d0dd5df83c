package dev.p2p.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a configuration, read by key: what the user's file does not give comes from the
 * default file. What is wrong is noted, and reading goes on with the default, so that everything
 * wrong is found at once.
 *
 * <p><b>Threading:</b> confined to the thread that reads the file.
 */
final class ConfigSection {

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final JsonPointer path;
  private final ObjectNode given;
  private final ObjectNode defaults;
  private final Mistakes mistakes;

  private ConfigSection(
      JsonPointer path, ObjectNode given, ObjectNode defaults, Mistakes mistakes) {
    this.path = path;
    this.given = given;
    this.defaults = defaults;
    this.mistakes = mistakes;
    noteUnknownKeys();
  }

  /**
   * The whole configuration.
   *
   * @param given what the user's file holds
   * @param defaults every key there is
   */
  static ConfigSection root(ObjectNode given, ObjectNode defaults, Mistakes mistakes) {
    return new ConfigSection(JsonPointer.empty(), given, defaults, mistakes);
  }

  /** The object under {@code key}. */
  ConfigSection section(String key) {
    ObjectNode standard = object(defaults.required(key));
    ObjectNode inner = given.has(key) ? read(key, ConfigSection::object) : NOTHING;
    return new ConfigSection(path.appendProperty(key), inner, standard, mistakes);
  }

  /**
   * A record of this section's values.
   *
   * @param constructor reads the values; the {@link IllegalArgumentException} of a record that
   *     refuses them begins with the name of the key at fault
   * @param fallback what to go on with after a mistake
   */
  <T> T as(Function<ConfigSection, T> constructor, T fallback) {
    int mistakesBefore = mistakes.count();
    try {
      return constructor.apply(this);
    } catch (IllegalArgumentException e) {
      // After a mistake a default stands in: a relation it breaks is none of the user's.
      if (mistakes.count() == mistakesBefore) {
        noteRefusal(messageOf(e));
      }
      return fallback;
    }
  }

  /** As {@link #as}, or nothing after a mistake. */
  <T> Optional<T> ifGood(Function<ConfigSection, T> constructor) {
    int mistakesBefore = mistakes.count();
    Optional<T> read = as(section -> Optional.of(constructor.apply(section)), Optional.empty());
    return mistakes.count() == mistakesBefore ? read : Optional.empty();
  }

  /**
   * The objects of an array.
   *
   * @param standard every key they may have; what an object does not give comes from here
   */
  List<ConfigSection> elements(String key, ObjectNode standard) {
    List<ConfigSection> elements = new ArrayList<>();
    JsonPointer at = path.appendProperty(key);
    JsonNode array = read(key, ConfigSection::array);
    for (int i = 0; i < array.size(); i++) {
      try {
        ObjectNode element = object(array.get(i));
        elements.add(new ConfigSection(at.appendIndex(i), element, standard, mistakes));
      } catch (IllegalArgumentException e) {
        mistakes.add(at.appendIndex(i), messageOf(e));
      }
    }
    return elements;
  }

  /** Notes a mistake where {@code key} is not given, although it has no default worth the name. */
  void require(String key) {
    if (!given.has(key)) {
      mistake(key, "is missing");
    }
  }

  /**
   * Notes a mistake that only its reader can see.
   *
   * @param what rule and value
   */
  void mistake(String key, String what) {
    mistakes.add(path.appendProperty(key), what);
  }

  boolean flag(String key) {
    return read(key, ConfigValue::flag);
  }

  int integer(String key) {
    return read(key, ConfigValue::integer);
  }

  /** A whole number that {@code check} passes on or refuses. */
  int integer(String key, IntUnaryOperator check) {
    return read(key, value -> check.applyAsInt(ConfigValue.integer(value)));
  }

  /** One of a few words: {@code drop-oldest} for {@code DROP_OLDEST}. */
  <E extends Enum<E>> E choice(String key, Class<E> type) {
    return read(key, value -> ConfigValue.choice(value, type));
  }

  Duration duration(String key) {
    return read(key, ConfigValue::duration);
  }

  long bytes(String key) {
    return read(key, ConfigValue::bytes);
  }

  int intBytes(String key) {
    return read(key, ConfigValue::intBytes);
  }

  /** A size that {@code check} passes on or refuses. */
  int intBytes(String key, IntUnaryOperator check) {
    return read(key, value -> check.applyAsInt(ConfigValue.intBytes(value)));
  }

  /** A text that {@code parse} understands or refuses with an {@link IllegalArgumentException}. */
  <T> T parsed(String key, Function<String, T> parse) {
    return read(key, value -> parse.apply(ConfigValue.text(value)));
  }

  /** As {@link #parsed}, or {@code null} in the file for nothing. */
  <T> Optional<T> parsedOrNull(String key, Function<String, T> parse) {
    return read(
        key,
        value ->
            value.isNull() ? Optional.empty() : Optional.of(parse.apply(ConfigValue.text(value))));
  }

  /** An array of texts that {@code parse} understands; one that it refuses is left out. */
  <T> List<T> parsedList(String key, Function<String, T> parse) {
    List<T> elements = new ArrayList<>();
    JsonPointer at = path.appendProperty(key);
    JsonNode array = read(key, ConfigSection::array);
    for (int i = 0; i < array.size(); i++) {
      try {
        elements.add(parse.apply(ConfigValue.text(array.get(i))));
      } catch (IllegalArgumentException e) {
        mistakes.add(at.appendIndex(i), messageOf(e));
      }
    }
    return elements;
  }

  private <T> T read(String key, Function<JsonNode, T> parse) {
    JsonNode standard = defaults.required(key);
    if (given.has(key)) {
      try {
        return parse.apply(given.get(key));
      } catch (IllegalArgumentException e) {
        mistakes.add(path.appendProperty(key), messageOf(e));
      }
    }
    return parse.apply(standard);
  }

  private void noteUnknownKeys() {
    for (String key : given.propertyNames()) {
      if (!defaults.has(key)) {
        String hint =
            Spelling.closest(key, defaults.propertyNames())
                .map("; did you mean \"%s\"?"::formatted)
                .orElse("");
        mistakes.add(path.appendProperty(key), "is not a known key" + hint);
      }
    }
  }

  private void noteRefusal(String message) {
    int blank = message.indexOf(' ');
    String key = message.substring(0, Math.max(blank, 0));
    JsonPointer within = JsonPointer.compile("/" + key.replace('.', '/'));
    if (!defaults.at(within).isMissingNode()) {
      mistakes.add(path.append(within), message.substring(blank + 1));
    } else {
      mistakes.add(path, message);
    }
  }

  private static ObjectNode object(JsonNode value) {
    ConfigValue.require(value.isObject(), "an object", value);
    return (ObjectNode) value;
  }

  private static JsonNode array(JsonNode value) {
    ConfigValue.require(value.isArray(), "an array", value);
    return value;
  }

  private static String messageOf(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }
}
