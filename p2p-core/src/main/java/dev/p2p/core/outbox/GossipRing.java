package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The ring buffer of a Writer on the Gossip topic: a lane per priority, one bound for all. When it
 * is full the oldest message of the lowest priority gives way, never one that is more important
 * than the new one. Of messages that have a kind only the latest waits, in the place of the first.
 *
 * <p><b>Threading:</b> guarded by the lock of its outbox.
 */
final class GossipRing {

  private final Lane high;
  private final Lane normal;
  private final Lane low;
  private final int messagesMax;
  private final long bytesMax;
  private final BiConsumer<Message, DropReason> dropped;

  /**
   * An empty ring.
   *
   * @param dropped told of every message that gives way or is refused, and lets go of it
   */
  GossipRing(OutboxSettings settings, ByteBudget budget, BiConsumer<Message, DropReason> dropped) {
    this.high = new Lane(budget);
    this.normal = new Lane(budget);
    this.low = new Lane(budget);
    this.messagesMax = settings.gossipMessagesMax();
    this.bytesMax = settings.gossipBytesMax();
    this.dropped = dropped;
  }

  /**
   * Takes a message or not.
   *
   * @param kind of which at most one waits; null if it has none
   */
  Offer offer(Message message, @Nullable Kind kind) {
    Lane lane = lane(message.topic().policy().priority());
    if (kind != null) {
      Message older = lane.find(kind);
      return older == null ? addLatest(lane, message, kind) : supersede(lane, older, message, kind);
    }
    boolean fits = fits(message);
    boolean mayDisplace = message.topic().policy().overflow() == OverflowPolicy.DROP_OLDEST;
    if (!fits && (!mayDisplace || !makeRoom(message))) {
      return refuse(message, DropReason.REFUSED);
    }
    if (!lane.ensureSlot()) {
      return refuse(message, DropReason.OVER_BUDGET);
    }
    lane.add(message);
    return fits ? Offer.ACCEPTED : Offer.DISPLACED;
  }

  /** Drops the oldest of the lowest priority until at most that much is left. */
  void trim(long weightMax) {
    for (Lane lane : droppableFor(Priority.HIGH)) {
      while (!lane.isEmpty() && weight() > weightMax) {
        dropped.accept(lane.remove(), DropReason.OVER_BUDGET);
      }
    }
  }

  Lane lane(Priority priority) {
    return switch (priority) {
      case HIGH -> high;
      case NORMAL -> normal;
      case LOW -> low;
    };
  }

  boolean isEmpty() {
    return size() == 0;
  }

  int size() {
    return high.size() + normal.size() + low.size();
  }

  long bytes() {
    return high.bytes() + normal.bytes() + low.bytes();
  }

  /** Of the messages, each with all it costs, whoever else holds it. */
  long weight() {
    return high.weight() + normal.weight() + low.weight();
  }

  /** Whether a message of the size of the average one that waits would not fit any more. */
  boolean isFull() {
    int size = size();
    return size >= messagesMax || (size > 0 && bytes() + bytes() / size > bytesMax);
  }

  /** Whether at most half of either bound is used. */
  boolean hasRoom() {
    return size() <= messagesMax / 2 && bytes() <= bytesMax / 2;
  }

  private Offer addLatest(Lane lane, Message message, Kind kind) {
    if (!fits(message)) {
      return refuse(message, DropReason.REFUSED);
    }
    if (!lane.ensureSlotForKind()) {
      return refuse(message, DropReason.OVER_BUDGET);
    }
    lane.add(message, kind);
    return Offer.ACCEPTED;
  }

  /** In the place of the older one, unless it is so much longer that it does not fit there. */
  private Offer supersede(Lane lane, Message older, Message newer, Kind kind) {
    if (bytes() - older.frame().length() + newer.frame().length() > bytesMax) {
      return refuse(newer, DropReason.REFUSED);
    }
    dropped.accept(lane.replace(kind, newer), DropReason.SUPERSEDED);
    return Offer.DISPLACED;
  }

  private Offer refuse(Message message, DropReason reason) {
    dropped.accept(message, reason);
    return Offer.REFUSED;
  }

  /** Whether it fits beside what waits. */
  boolean fits(Message message) {
    return size() < messagesMax && bytes() + message.frame().length() <= bytesMax;
  }

  /** Drops until the message fits; false, with nothing dropped, if what may be dropped is short. */
  private boolean makeRoom(Message message) {
    List<Lane> droppable = droppableFor(message.topic().policy().priority());
    int messagesKept = size();
    long bytesKept = bytes();
    for (Lane lane : droppable) {
      messagesKept -= lane.size();
      bytesKept -= lane.bytes();
    }
    boolean enough = messagesKept < messagesMax && bytesKept + message.frame().length() <= bytesMax;
    for (Lane lane : enough ? droppable : List.<Lane>of()) {
      while (!lane.isEmpty() && !fits(message)) {
        dropped.accept(lane.remove(), DropReason.DISPLACED);
      }
    }
    return enough;
  }

  /** The lanes of messages no more important than {@code priority}, the least important first. */
  private List<Lane> droppableFor(Priority priority) {
    return switch (priority) {
      case HIGH -> List.of(low, normal, high);
      case NORMAL -> List.of(low, normal);
      case LOW -> List.of(low);
    };
  }
}
