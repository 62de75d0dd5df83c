package dev.p2p.core.gossip;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The announcements of messages. All peers that are told of a message are told one after the other,
 * so the last one made is kept for the next peer.
 *
 * <p><b>Threading:</b> safe to share: at worst an announcement is made twice.
 */
final class Announcements {

  private final Function<MessageId, Message> have;
  private volatile @Nullable Made last;

  private record Made(Message of, Message announcement) {}

  /** Announcements as {@code have} makes them. */
  Announcements(Function<MessageId, Message> have) {
    this.have = have;
  }

  /** Announces {@code message}. */
  Message of(Message message) {
    Made known = last;
    if (known == null || !known.of().equals(message)) {
      known = new Made(message, have.apply(message.id()));
      last = known;
    }
    return known.announcement();
  }
}
