package dev.p2p.testcontainers;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.nio.charset.StandardCharsets;

/**
 * A message, as a node shows it.
 *
 * @param id which it is
 * @param topic its topic's name
 * @param peer whom the node had it from, by name
 * @param payload its first 4,096 bytes, all of it if it has no more
 * @param length of the whole payload, in bytes
 */
public record NodeMessage(MessageId id, String topic, String peer, Bytes payload, int length) {

  /** {@link #payload} as UTF-8; what is none, or was cut in two, is U+FFFD. */
  public String text() {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }
}
