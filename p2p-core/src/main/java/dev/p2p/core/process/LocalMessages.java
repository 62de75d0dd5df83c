package dev.p2p.core.process;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.Topic;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.WireProtocol;

/**
 * Makes messages in the node's wire protocol.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class LocalMessages implements MessageFactory {

  private final WireProtocol wire;

  /** Makes messages of {@code wire}. */
  public LocalMessages(WireProtocol wire) {
    this.wire = wire;
  }

  @Override
  public WireProfile profile() {
    return wire.profile();
  }

  @Override
  public Message create(Topic topic, Bytes payload) {
    if (!profile().topics().get(topic.number()).equals(topic)) {
      throw new InvalidMessageException(
          "topic %s (%d) is not one of profile %s"
              .formatted(topic, topic.number(), profile().name()));
    }
    if (!topic.policy().routable()) {
      throw new InvalidMessageException("topic %s is not routable".formatted(topic));
    }
    return wire.frames().encode(topic, payload, 0);
  }
}
