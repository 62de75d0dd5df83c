package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Topic;
import dev.p2p.api.WireProfile;
import dev.p2p.wire.DuskWire;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.core.JsonGenerator;

/**
 * Writes decoded frames.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class FrameJson {

  /** Of a longer payload the SHA-256 digest is shown. */
  private static final int SHOWN_BYTES = 4_096;

  private final WireProfile profile;
  private final boolean hasReserved;
  private final MessageDigest sha256;

  FrameJson(DuskWire wire) {
    this.profile = wire.profile();
    this.hasReserved = wire.frames().hasReserved();
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void write(Message message, JsonGenerator json) {
    Topic topic = message.topic();
    json.writeStartObject();
    json.writeNumberProperty("topic", topic.number());
    json.writeName("topicName");
    // A null string is written as null.
    json.writeString(profile.topics().isRegistered(topic.number()) ? topic.name() : null);
    json.writeBooleanProperty("routable", profile.serviceRules().routes(profile.services(), topic));
    writePayload(message.payload(), json);
    json.writeName("reserved");
    json.writeString(hasReserved ? Long.toUnsignedString(message.reserved()) : null);
    json.writeStringProperty("id", message.id().toHex());
    json.writeEndObject();
  }

  private void writePayload(Bytes payload, JsonGenerator json) {
    if (payload.length() <= SHOWN_BYTES) {
      json.writeStringProperty("payloadHex", payload.toHex());
    } else {
      sha256.update(payload.asByteBuffer());
      json.writeStringProperty("payloadSha256", Bytes.wrap(sha256.digest()).toHex());
    }
    json.writeNumberProperty("payloadLength", payload.length());
  }
}
