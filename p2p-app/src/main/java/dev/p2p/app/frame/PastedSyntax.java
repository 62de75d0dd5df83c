package dev.p2p.app.frame;

import dev.p2p.app.input.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/**
 * A line is what people paste: hexadecimal digits, perhaps in groups with blanks or colons between
 * them. A line that begins with a brace is for another syntax.
 *
 * @param otherwise understands JSON
 * @param key what the digits are the value of
 */
record PastedSyntax(LineSyntax otherwise, String key) implements LineSyntax {

  @Override
  public LineRequest read(Line line) {
    if (line.isTooLong()) {
      return otherwise.read(line);
    }
    String text = text(line.text());
    if (text.startsWith("{")) {
      return otherwise.read(line);
    }
    String digits = text.replaceAll("[\\s:]", "");
    return new LineRequest(
        line.number(),
        Optional.empty(),
        Map.of(key, new JsonValue(JsonToken.VALUE_STRING, digits)),
        Optional.empty());
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString().strip();
  }
}
