package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.wire.Vectors;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One recorded value and its bytes.
 *
 * @param section where in the file it stands, such as {@code integers_decode/u8}
 */
record EncodingVector(String section, JsonNode json) {

  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "integers_decode/u16le", Short.BYTES,
          "integers_decode/u32le", Integer.BYTES,
          "integers_decode/u64le", Long.BYTES,
          "fixed/256/read", ChainHash.BYTES);

  /** Every entry of the file, its notes excepted. */
  static Stream<EncodingVector> all() {
    return entries("", Vectors.read("encodings.json"));
  }

  /** Those of sections that begin so. */
  static Stream<EncodingVector> all(String sectionPrefix) {
    return all().filter(vector -> vector.section.startsWith(sectionPrefix));
  }

  private static Stream<EncodingVector> entries(String section, JsonNode node) {
    if (node.isArray()) {
      return Vectors.elements(node).map(entry -> new EncodingVector(section, entry));
    }
    Stream<EncodingVector> own =
        section.matches("bool_encode|fixed/.*")
            ? Stream.of(new EncodingVector(section, node))
            : Stream.empty();
    Stream<EncodingVector> inner =
        node.properties().stream()
            .filter(field -> field.getValue().isContainer())
            .flatMap(field -> entries(join(section, field.getKey()), field.getValue()));
    return Stream.concat(own, inner);
  }

  private static String join(String section, String field) {
    return section.isEmpty() ? field : section + "/" + field;
  }

  Bytes hex() {
    return Bytes.hex(text("hex"));
  }

  String text(String field) {
    return json.get(field).stringValue();
  }

  /** What the original read, whether it was all there or not. */
  boolean hasValue() {
    return json.has("value") && json.has("left");
  }

  boolean hasError() {
    return json.has("error") && json.has("left");
  }

  /** Whether the original made up for missing bytes with zeros. */
  boolean isShort() {
    boolean tooFew = hasValue() && hex().length() < WIDTHS.getOrDefault(section, 0);
    return json.has("bug") || tooFew;
  }

  @Override
  public String toString() {
    return section + " " + json.path("hex").asString(json.path("value").asString(""));
  }
}
