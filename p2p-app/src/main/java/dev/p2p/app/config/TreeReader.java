package dev.p2p.app.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses JSON with comments into a tree, token by token, to remember where everything stands and to
 * refuse a key that is given twice.
 *
 * <p><b>Threading:</b> confined to the thread that reads the file.
 */
final class TreeReader {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String file;
  private final JsonParser parser;
  private final Map<JsonPointer, Place> places = new HashMap<>();

  private TreeReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Parses one file.
   *
   * @param file its name, for messages
   * @throws ConfigException if it is not one JSON object
   */
  static LocatedTree read(String file, String text) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      return new TreeReader(file, parser).tree();
    }
  }

  private LocatedTree tree() {
    try {
      requireNext(JsonToken.START_OBJECT, "the file must hold one JSON object");
      places.put(JsonPointer.empty(), place());
      ObjectNode root = object(JsonPointer.empty());
      requireNext(null, "nothing may follow the file's one JSON object");
      return new LocatedTree(root, places);
    } catch (JacksonException e) {
      // Without what Jackson adds in brackets to say that it won't tell where something began.
      String why = e.getOriginalMessage().replaceFirst(" \\([^(]*\\[Source: .*\\]\\)", "");
      throw mistake(placeOf(e), JsonPointer.empty(), "not JSON: " + why);
    }
  }

  private void requireNext(@Nullable JsonToken expected, String rule) {
    if (parser.nextToken() != expected) {
      throw mistake(place(), JsonPointer.empty(), rule);
    }
  }

  private ObjectNode object(JsonPointer at) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonPointer key = at.appendProperty(name);
      Place first = places.putIfAbsent(key, place());
      if (first != null) {
        throw mistake(place(), key, "is given twice, first at " + first);
      }
      parser.nextToken();
      object.set(name, value(key));
    }
    return object;
  }

  private ArrayNode array(JsonPointer at) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonPointer element = at.appendIndex(array.size());
      places.put(element, place());
      array.add(value(element));
    }
    return array;
  }

  private JsonNode value(JsonPointer at) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(at);
      case START_ARRAY -> array(at);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private Place place() {
    return Place.of(parser.currentTokenLocation());
  }

  /** Exceeding a limit of the parser, such as that on nesting, has no place of its own. */
  private Place placeOf(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return Place.of(location == null ? parser.currentLocation() : location);
  }

  private ConfigException mistake(Place place, JsonPointer key, String what) {
    return new ConfigException(Mistakes.line(file, place, key, what));
  }
}
