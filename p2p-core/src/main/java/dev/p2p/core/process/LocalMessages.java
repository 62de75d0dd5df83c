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
 * <p><b>Threading:</b> safe to share.
 */
public final class LocalMessages implements MessageFactory {

  private final WireProtocol wire;
  private final Stamp stamp;

  /**
   * Makes messages of {@code wire}.
   *
   * @param stamp what their reserved field says unless the caller decides
   */
  public LocalMessages(WireProtocol wire, Stamp stamp) {
    this.wire = wire;
    this.stamp = stamp;
  }

  @Override
  public WireProfile profile() {
    return wire.profile();
  }

  @Override
  public Message create(Topic topic, Bytes payload) {
    return create(topic, payload, stamp.next());
  }

  @Override
  public Message create(Topic topic, Bytes payload, long reserved) {
    if (!profile().topics().get(topic.number()).equals(topic)) {
      throw new InvalidMessageException(
          "topic %s (%d) is not one of profile %s"
              .formatted(topic, topic.number(), profile().name()));
    }
    if (!topic.policy().routable()) {
      throw new InvalidMessageException("topic %s is not routable".formatted(topic));
    }
    return wire.frames().encode(topic, payload, reserved);
  }
}
