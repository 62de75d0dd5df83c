package dev.p2p.core.gossip;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The announcements of messages. Peers are told of a message one after the other, and of others
 * that were published with it in between: so those made last are kept for the next peer, but for
 * messages whose ids share a place, which are made anew.
 *
 * <p><b>Threading:</b> safe to share: at worst an announcement is made more than once.
 */
final class Announcements {

  /** A power of two; several times as many as are mostly published together. */
  private static final int KEPT = 256;

  private final Function<MessageId, Message> have;

  /** Each where bits of its message's id say. */
  private final AtomicReferenceArray<@Nullable Made> made = new AtomicReferenceArray<>(KEPT);

  private record Made(MessageId of, Message announcement) {}

  /** Announcements as {@code have} makes them. */
  Announcements(Function<MessageId, Message> have) {
    this.have = have;
  }

  /** Announces {@code message}. */
  Message of(Message message) {
    MessageId id = message.id();
    int slot = (int) id.w0() & (KEPT - 1);
    Made known = made.get(slot);
    if (known == null || !known.of().equals(id)) {
      known = new Made(id, have.apply(id));
      made.set(slot, known);
    }
    return known.announcement();
  }
}
