package dev.p2p.testkit.wire;

import dev.p2p.api.Topic;
import dev.p2p.spi.WireProtocol;
import java.util.Comparator;

/** The topic with most room: its messages can be of any size. */
final class Roomy {

  private Roomy() {}

  static Topic topicOf(WireProtocol protocol) {
    return protocol.profile().topics().all().stream()
        .max(Comparator.comparingInt(topic -> topic.policy().maxPayloadBytes()))
        .orElseThrow();
  }
}
