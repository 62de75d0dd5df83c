package dev.p2p.app.admin;

import dev.p2p.api.Bytes;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON object a request brings; whatever is not understood is refused. */
final class Body {

  /** Of a request that brings none. */
  static final Body NONE = new Body(JsonNodeFactory.instance.objectNode());

  /** How a message brings its payload. */
  static final String PAYLOAD_RULE = "must have one of [text, hex]";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode fields;

  private Body(ObjectNode fields) {
    this.fields = fields;
  }

  /**
   * Reads an object.
   *
   * @param known the fields there may be
   * @throws RefusedException if it is anything else
   */
  static Body parse(byte[] json, List<String> known) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw RefusedException.bad("body", "must be JSON", String.valueOf(e.getOriginalMessage()));
    }
    if (!(root instanceof ObjectNode object)) {
      throw RefusedException.bad("body", "must be a JSON object", root.toString());
    }
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw RefusedException.bad("field", "must be one of " + known, name);
      }
    }
    return new Body(object);
  }

  /** A text; empty if it is missing or null. */
  Optional<String> text(String name) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw RefusedException.bad("field " + name, "must be text", value.toString());
    }
    return Optional.of(value.stringValue());
  }

  /**
   * The payload of a message, as {@code text} or {@code hex}; empty if it has neither.
   *
   * @throws RefusedException if it has both, or what is no payload
   */
  Optional<Bytes> payload() {
    Optional<String> text = text("text");
    Optional<String> hex = text("hex");
    if (text.isPresent() && hex.isPresent()) {
      throw RefusedException.bad("body", PAYLOAD_RULE, "both");
    }
    return text.map(Bytes::utf8).or(() -> hex.map(Body::bytes));
  }

  private static Bytes bytes(String hex) {
    try {
      return Bytes.hex(hex);
    } catch (IllegalArgumentException e) {
      throw RefusedException.bad("field hex", "must be pairs of hexadecimal digits", hex);
    }
  }

  String required(String name) {
    return text(name).orElseThrow(() -> RefusedException.bad("field " + name, "must be given", ""));
  }
}
