package dev.p2p.testkit.store;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Topic;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.Messages;
import java.util.Comparator;
import java.util.List;

/** Messages of the topic with most room, which can be of any size. */
final class SampleMessages {

  private static final long SEED = 20_260_101;

  private final WireProtocol protocol;
  private final Topic topic;

  SampleMessages(WireProtocol protocol) {
    this.protocol = protocol;
    this.topic =
        protocol.profile().topics().all().stream()
            .max(Comparator.comparingInt(each -> each.policy().maxPayloadBytes()))
            .orElseThrow();
  }

  /** The first so many of messages that differ. */
  List<Message> messages(int count, int payloadBytes) {
    return new Messages(protocol).sequence(topic.name(), count, payloadBytes, SEED);
  }

  /** Of so many bytes, all 0. */
  Message message(int payloadBytes) {
    return protocol.frames().encode(topic, Bytes.wrap(new byte[payloadBytes]), 0);
  }

  int payloadBytesMax() {
    return Math.min(topic.policy().maxPayloadBytes(), protocol.profile().maxPayloadBytes());
  }
}
