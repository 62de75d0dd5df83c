package dev.p2p.testcontainers;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.nio.charset.StandardCharsets;

/**
 * A message, as a node shows it.
 *
 * @param id which it is
 * @param topic its topic's name
 * @param peer whom the node had it from, by name; its own messages say so
 * @param payload the first 4,096 bytes of it
 * @param length of the whole payload, in bytes
 */
public record NodeMessage(MessageId id, String topic, String peer, Bytes payload, int length) {

  /** The payload that is shown, as UTF-8. */
  public String text() {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }
}
