package dev.p2p.core;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Topic;
import dev.p2p.spi.WireProtocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What makes messages of a topic be of one kind, as a builder is told it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class KindKeys {

  private final Map<String, Function<? super Message, Bytes>> byName = new LinkedHashMap<>();

  /** The last key of a topic counts. */
  void put(String topicName, Function<? super Message, Bytes> key) {
    byName.put(topicName, key);
  }

  /**
   * The keys by topic.
   *
   * @throws IllegalArgumentException if {@code protocol} has no such topic, or one that does not
   *     keep the latest
   */
  Map<Topic, Function<? super Message, Bytes>> byTopic(WireProtocol protocol) {
    Map<Topic, Function<? super Message, Bytes>> byTopic = new LinkedHashMap<>();
    byName.forEach((name, key) -> byTopic.put(latestKeeping(protocol, name), key));
    return byTopic;
  }

  private static Topic latestKeeping(WireProtocol protocol, String name) {
    Topic topic = protocol.profile().topics().named(name);
    OverflowPolicy overflow = topic.policy().overflow();
    if (overflow != OverflowPolicy.KEEP_LATEST) {
      throw new IllegalArgumentException(
          "topic %s must have overflow KEEP_LATEST to have kinds, has %s"
              .formatted(name, overflow));
    }
    return topic;
  }
}
