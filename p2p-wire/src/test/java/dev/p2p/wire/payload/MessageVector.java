package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import dev.p2p.wire.Vectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One recorded message and what the original read from it.
 *
 * @param name of the entry
 * @param json with the message, and the fields that were read or the error
 */
record MessageVector(String name, JsonNode json) {

  static final DuskWire WIRE = DuskWire.of("dusk-0.6", Network.TESTNET);

  private static final String FILE = "messages-dusk-0.6.json";

  /** Messages given to the original's reader, and to its processor, one after the other. */
  static Stream<MessageVector> all() {
    JsonNode file = Vectors.read(FILE);
    return Stream.concat(
        Vectors.elements(file.get("unmarshal"))
            .map(entry -> new MessageVector(entry.get("name").stringValue(), entry)),
        Vectors.elements(file.get("collect"))
            .flatMap(entry ->
                Vectors.elements(entry.get("steps"))
                    .map(step ->
                        new MessageVector("processed " + entry.get("name").stringValue(), step))));
  }

  /** What the original's processor answered. */
  static Stream<Bytes> answers() {
    return all()
        .flatMap(vector -> Vectors.elements(vector.json.path("responses")))
        .map(answer -> Bytes.hex(answer.stringValue()));
  }

  /** Topic and payload; nothing in one case. */
  Bytes message() {
    return Bytes.hex(json.get("message").get("hex").stringValue());
  }

  Topic topic() {
    return WIRE.profile().topics().get(Byte.toUnsignedInt(message().get(0)));
  }

  /** The payload as part of the message, as it is part of a frame. */
  Bytes payload() {
    return message().slice(1, message().length() - 1);
  }

  boolean hasTopic() {
    return !message().isEmpty();
  }

  /** Whether the original could not read it; a topic that it does not route is none of that. */
  boolean isRefused() {
    String error = json.path("error").asString("");
    return json.has("panic") || (!error.isEmpty() && !error.contains("illegal topic"));
  }

  @Override
  public String toString() {
    return name;
  }
}
