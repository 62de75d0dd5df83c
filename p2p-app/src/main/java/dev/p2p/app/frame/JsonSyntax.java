package dev.p2p.app.frame;

import dev.p2p.app.input.InputLines;
import dev.p2p.app.input.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A line is one JSON object: some known keys, each once at most, and a name, which may be any JSON
 * value.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class JsonSyntax implements LineSyntax {

  private static final String NAME = "name";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(InputLines.LINE_BYTES_MAX).build())
          .build();

  private final List<String> known;
  private @Nullable String nameJson;
  private @Nullable String mistake;

  /** Lines with these keys, and a name. */
  JsonSyntax(String... known) {
    this.known = List.of(known);
  }

  @Override
  public LineRequest read(Line line) {
    nameJson = null;
    mistake = null;
    Map<String, JsonValue> values = new HashMap<>();
    if (line.isTooLong()) {
      note(line.tooLong());
    } else {
      readObject(line.text(), values);
    }
    return new LineRequest(
        line.number(), Optional.ofNullable(nameJson), values, Optional.ofNullable(mistake));
  }

  private void readObject(ByteBuffer text, Map<String, JsonValue> values) {
    int start = text.arrayOffset() + text.position();
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), text.array(), start, text.remaining())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        note("a line must hold one JSON object");
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        if (key.equals(NAME)) {
          readName(parser, text);
        } else {
          readValue(parser, key, values);
        }
      }
      if (parser.nextToken() != null) {
        note("nothing may follow a line's one JSON object");
      }
    } catch (JacksonException e) {
      // Without what Jackson adds in brackets to say that it won't tell where something began.
      note("not JSON: " + e.getOriginalMessage().replaceFirst(" \\([^(]*\\[Source: .*\\]\\)", ""));
    }
  }

  /** Kept as it stands: 1.0 stays 1.0, and a number of 100 digits is no matter. */
  private void readName(JsonParser parser, ByteBuffer text) {
    if (nameJson != null) {
      note("name is given twice");
    }
    int from = (int) parser.currentTokenLocation().getByteOffset();
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    int to = (int) parser.currentLocation().getByteOffset();
    nameJson =
        new String(
            text.array(),
            text.arrayOffset() + text.position() + from,
            to - from,
            StandardCharsets.UTF_8);
  }

  private void readValue(JsonParser parser, String key, Map<String, JsonValue> values) {
    JsonToken token = parser.currentToken();
    JsonValue value = new JsonValue(token, token.isStructStart() ? "" : parser.getString());
    parser.skipChildren();
    if (!known.contains(key)) {
      note(
          "\"%s\" is not a known key; there are: name, %s"
              .formatted(JsonValue.shown(key), String.join(", ", known)));
    } else if (values.put(key, value) != null) {
      note(key + " is given twice");
    }
  }

  /** The first mistake stands. */
  private void note(String what) {
    if (mistake == null) {
      mistake = what;
    }
  }
}
