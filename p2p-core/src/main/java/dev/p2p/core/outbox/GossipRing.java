package dev.p2p.core.outbox;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ring buffer of a Writer on the Gossip topic: a lane per priority, one bound for all. When it
 * is full the oldest message of the lowest priority gives way, never one that is more important
 * than the new one.
 *
 * <p><b>Threading:</b> guarded by the lock of its outbox.
 */
final class GossipRing {

  private static final List<Priority> LOWEST_FIRST =
      List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH);

  private final Map<Priority, Lane> lanes = new EnumMap<>(Priority.class);
  private final int messagesMax;
  private final long bytesMax;
  private final OutboxListener listener;

  GossipRing(OutboxSettings settings, OutboxListener listener) {
    LOWEST_FIRST.forEach(priority -> lanes.put(priority, new Lane()));
    this.messagesMax = settings.gossipMessagesMax();
    this.bytesMax = settings.gossipBytesMax();
    this.listener = listener;
  }

  Offer offer(Message message) {
    if (fits(message)) {
      add(message);
      return Offer.ACCEPTED;
    }
    if (message.topic().policy().overflow() != OverflowPolicy.DROP_OLDEST || !makeRoom(message)) {
      listener.onDropped(message, DropReason.REFUSED);
      return Offer.REFUSED;
    }
    add(message);
    return Offer.DISPLACED;
  }

  Lane lane(Priority priority) {
    return requireNonNull(lanes.get(priority));
  }

  boolean isEmpty() {
    return size() == 0;
  }

  int size() {
    int sum = 0;
    for (Lane lane : lanes.values()) {
      sum += lane.size();
    }
    return sum;
  }

  long bytes() {
    long sum = 0;
    for (Lane lane : lanes.values()) {
      sum += lane.bytes();
    }
    return sum;
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

  private void add(Message message) {
    lane(message.topic().policy().priority()).add(message);
  }

  private boolean fits(Message message) {
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
        listener.onDropped(lane.remove(), DropReason.DISPLACED);
      }
    }
    return enough;
  }

  private List<Lane> droppableFor(Priority priority) {
    return LOWEST_FIRST.stream()
        .filter(other -> other.compareTo(priority) >= 0)
        .map(this::lane)
        .toList();
  }
}
