package dev.p2p.core.gossip;

import dev.p2p.api.Admission;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.util.Optional;

/**
 * The door of the Gossip topic: a message goes out if it was made here, for this profile, and is
 * news. What passes is known from then on, so that copies that come back are recognised.
 *
 * <p><b>Threading:</b> safe to share; runs on the publishers' threads.
 */
public final class GossipAdmission implements Admission<Message> {

  private final WireProfile profile;
  private final DuplicateFilter filter;
  private final MessageStore store;
  private final TimeSource time;
  private final NodeObserver observer;

  /**
   * A door that lets through what {@code profile} allows and {@code filter} has not seen.
   *
   * @param store keeps what passes, for peers that will miss it
   */
  public GossipAdmission(
      WireProfile profile,
      DuplicateFilter filter,
      MessageStore store,
      TimeSource time,
      NodeObserver observer) {
    this.profile = profile;
    this.filter = filter;
    this.store = store;
    this.time = time;
    this.observer = observer;
  }

  @Override
  public Optional<String> refuse(Message message) {
    Topic topic = message.topic();
    if (!profile.topics().get(topic.number()).equals(topic)) {
      return Optional.of(
          "topic %s (%d) is not one of profile %s"
              .formatted(topic, topic.number(), profile.name()));
    }
    if (!topic.policy().routable()) {
      return Optional.of("topic %s is not routable".formatted(topic));
    }
    if (!(message.origin() instanceof Origin.Local)) {
      return Optional.of(
          "the message came from %s; what handlers accept is passed on by the node"
              .formatted(message.origin()));
    }
    if (!filter.accept(message.id(), Origin.LOCAL, time.nanoTime())) {
      return Optional.of("message %s is known already".formatted(message.id()));
    }
    if (topic.policy().relayed()) {
      store.keep(message);
    }
    observer.onPublished(message);
    return Optional.empty();
  }
}
