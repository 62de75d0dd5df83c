package dev.p2p.core.gossip;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Offer;
import dev.p2p.core.settings.RepairSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Whether a neighbour is given a message whole, or told of it and left to ask. A large one is
 * pushed to a few, chosen by lot, so that it gets on without waiting for anybody, and announced to
 * the rest, who fetch it once. What was fetched because it had been missed is announced too: most
 * neighbours will have it already. Neighbours that can't ask are given everything.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public final class Dissemination {

  private final Optional<Announcements> announcements;
  private final RepairSettings settings;
  private final IntSupplier neighbours;
  private final long salt;

  /**
   * Decides by {@code settings}.
   *
   * @param have makes announcements; empty where the protocol has none
   * @param neighbours how many there are
   * @param salt drawn by the node, so that nobody else can tell who wins the lot
   */
  public Dissemination(
      Optional<Function<MessageId, Message>> have,
      RepairSettings settings,
      IntSupplier neighbours,
      long salt) {
    this.announcements = have.map(Announcements::new);
    this.settings = settings;
    this.neighbours = neighbours;
    this.salt = salt;
  }

  /** Offers a message that is news to {@code neighbour}, as far as is known. */
  public Offer offer(Neighbour neighbour, Message message, boolean wasFetched) {
    return neighbour.offerGossip(formFor(neighbour, message, wasFetched));
  }

  /** The same for several that were published here; what became of each. */
  public List<Offer> offerAll(Neighbour neighbour, List<? extends Message> messages) {
    List<Message> forms = new ArrayList<>(messages.size());
    messages.forEach(message -> forms.add(formFor(neighbour, message, false)));
    return neighbour.offerAllGossip(forms);
  }

  /** The message itself, or what announces it. */
  private Message formFor(Neighbour neighbour, Message message, boolean wasFetched) {
    if (announcements.isEmpty()
        || !neighbour.repairs()
        || isPushed(neighbour, message, wasFetched)) {
      return message;
    }
    return announcements.get().of(message);
  }

  private boolean isPushed(Neighbour neighbour, Message message, boolean wasFetched) {
    return message.payload().length() <= settings.announceOverBytes()
        ? !wasFetched
        : winsLot(neighbour, message);
  }

  /** Whether it is one of the few: on average as many win as are to be pushed to. */
  private boolean winsLot(Neighbour neighbour, Message message) {
    long number = (message.id().w1() ^ salt) + neighbour.origin().hashCode();
    long mixed = (number ^ number >>> 32) * 0x9e3779b97f4a7c15L;
    int count = Math.max(1, neighbours.getAsInt());
    return Long.remainderUnsigned(mixed ^ mixed >>> 29, count) < settings.pushPeers();
  }
}
