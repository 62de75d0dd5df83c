package dev.p2p.app.trace;

import dev.p2p.app.input.Line;
import dev.p2p.simulator.record.TraceEvent.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a line of a trace: one JSON object with {@link TraceKey}s, each once at most. */
final class TraceLineSyntax {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final Map<String, Kind> KINDS =
      Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::word, Function.identity()));

  Sighting read(Line line) throws BadTraceLineException {
    if (line.isTooLong()) {
      throw new BadTraceLineException(line.tooLong());
    }
    return sighting(valuesOf(line.text()));
  }

  private static Map<TraceKey, String> valuesOf(ByteBuffer text) throws BadTraceLineException {
    int start = text.arrayOffset() + text.position();
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), text.array(), start, text.remaining())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadTraceLineException("a line of a trace must hold one JSON object");
      }
      Map<TraceKey, String> values = new EnumMap<>(TraceKey.class);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        readValue(parser, values);
      }
      if (parser.nextToken() != null) {
        throw new BadTraceLineException("nothing may follow a line's one JSON object");
      }
      return values;
    } catch (JacksonException e) {
      throw new BadTraceLineException("not JSON: " + withoutSource(e));
    }
  }

  private static void readValue(JsonParser parser, Map<TraceKey, String> values)
      throws BadTraceLineException {
    String name = parser.currentName();
    Optional<TraceKey> key = TraceKey.of(name);
    if (key.isEmpty()) {
      throw new BadTraceLineException(
          "%s is not a known key; there are: %s"
              .formatted(
                  Printable.quoted(name),
                  Arrays.stream(TraceKey.values())
                      .map(TraceKey::word)
                      .collect(Collectors.joining(", "))));
    }
    JsonToken wanted = key.get().isNumber() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING;
    if (parser.nextToken() != wanted) {
      throw new BadTraceLineException(
          "%s must be a %s"
              .formatted(name, key.get().isNumber() ? "whole number" : "string of characters"));
    }
    if (values.put(key.get(), Printable.of(parser.getString())) != null) {
      throw new BadTraceLineException(name + " is given twice");
    }
  }

  private static Sighting sighting(Map<TraceKey, String> values) throws BadTraceLineException {
    String event = required(TraceKey.EVENT, values);
    Kind kind = KINDS.get(event);
    if (kind == null) {
      throw new BadTraceLineException(
          "event must be one of %s, was %s"
              .formatted(
                  Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", ")),
                  Printable.quoted(event)));
    }
    Optional<SightedMessage> message = message(values);
    if (message.isPresent()) {
      String unused = required(TraceKey.NODE, values);
    }
    return new Sighting(
        number(TraceKey.AT, values),
        values.getOrDefault(TraceKey.NODE, ""),
        kind,
        values.getOrDefault(TraceKey.PEER, ""),
        message,
        values.getOrDefault(TraceKey.DETAIL, ""));
  }

  private static Optional<SightedMessage> message(Map<TraceKey, String> values)
      throws BadTraceLineException {
    String id = values.get(TraceKey.ID);
    if (id == null) {
      return Optional.empty();
    }
    if (!ID.matcher(id).matches()) {
      throw new BadTraceLineException(
          "id must be 64 lower-case hexadecimal digits, was " + Printable.quoted(id));
    }
    return Optional.of(
        new SightedMessage(id, required(TraceKey.TOPIC, values), number(TraceKey.BYTES, values)));
  }

  private static String required(TraceKey key, Map<TraceKey, String> values)
      throws BadTraceLineException {
    String value = values.get(key);
    if (value == null) {
      throw new BadTraceLineException(key.word() + " is missing");
    }
    return value;
  }

  private static long number(TraceKey key, Map<TraceKey, String> values)
      throws BadTraceLineException {
    String digits = required(key, values);
    try {
      long number = Long.parseLong(digits);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: it has too many digits.
    }
    throw new BadTraceLineException(
        "%s must be 0 to %d, was %s".formatted(key.word(), Long.MAX_VALUE, digits));
  }

  /** Without what Jackson adds in brackets to say that it won't tell where something began. */
  private static String withoutSource(JacksonException e) {
    return Printable.of(
        String.valueOf(e.getOriginalMessage()).replaceFirst(" \\([^(]*\\[Source: .*\\]\\)", ""));
  }
}
