package dev.p2p.wire;

import dev.p2p.api.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * One recorded frame or stream.
 *
 * @param network its name; "-" in a profile that has none
 */
record FrameVector(String profile, String network, JsonNode json) {

  DuskWire wire() {
    return DuskWire.of(profile, network.equals("-") ? Network.TESTNET : Network.parse(network));
  }

  String name() {
    return json.get("name").stringValue();
  }

  Bytes hex(String field) {
    return Bytes.hex(json.get(field).stringValue());
  }

  long reserved() {
    return json.has("reserved") ? Long.parseUnsignedLong(json.get("reserved").stringValue()) : 0;
  }

  /** Whether the frame holds a message, and not just a checksum. */
  boolean hasTopic() {
    return json.has("topic");
  }

  @Override
  public String toString() {
    return profile + " " + network + " " + name();
  }
}
