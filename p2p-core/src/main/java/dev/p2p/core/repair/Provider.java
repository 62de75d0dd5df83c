package dev.p2p.core.repair;

import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * A peer that messages are fetched from. How many it is asked for at once grows with every one it
 * sends, and falls to one when it sends nothing for too long. What it was asked for and is not
 * waited for any more it still owes: it may answer later, and pays only if it does not.
 *
 * <p><b>Threading:</b> guarded by the lock of its {@link Fetches}.
 */
final class Provider {

  static final int WINDOW_FIRST = 16;
  static final int WINDOW_MAX = 128;

  /** Debts remembered; the eldest is let go of for a new one. */
  static final int OWED_MAX = 2 * WINDOW_MAX;

  /** So much of a long message must come within the time-out, or it counts as nothing. */
  static final long PROGRESS_BYTES = 4 << 10;

  private final RepairPeer peer;

  /** What it announced, the first first; some may have come or been asked for elsewhere since. */
  private final SequencedSet<MessageId> queue = new LinkedHashSet<>(2);

  /** What it is waited for, and since when; the eldest first. */
  private final Map<MessageId, Long> inFlight = new LinkedHashMap<>(2);

  /** What it was asked for, has not answered, and is not waited for any more; the eldest first. */
  private final Map<MessageId, Debt> owed = new LinkedHashMap<>(2);

  private int window = WINDOW_FIRST;
  private int charged;
  private long movedAtNanos;
  private long partialBytesThen;

  /**
   * What it has not answered.
   *
   * @param sinceNanos when it was given up
   * @param isItsFault whether it had had its time, and sent nothing
   */
  private record Debt(long sinceNanos, boolean isItsFault) {}

  Provider(RepairPeer peer) {
    this.peer = peer;
  }

  RepairPeer peer() {
    return peer;
  }

  SequencedSet<MessageId> queue() {
    return queue;
  }

  /** How many messages are wanted because of it. */
  int charged() {
    return charged;
  }

  void charge(int change) {
    charged += change;
  }

  /**
   * How many more it can be asked for; none before half of the window is free, for full batches.
   */
  int room() {
    int free = window - inFlight.size();
    return 2 * free >= window ? free : 0;
  }

  void ask(MessageId id, long nowNanos) {
    if (inFlight.isEmpty()) {
      moved(nowNanos);
    }
    owed.remove(id);
    inFlight.put(id, nowNanos);
  }

  /** What it is waited for. */
  Set<MessageId> inFlight() {
    return inFlight.keySet();
  }

  /** It has sent something of use. */
  void moved(long nowNanos) {
    movedAtNanos = nowNanos;
    partialBytesThen = peer.partialBytes();
  }

  /** It has sent a message; whether it had been asked for that. */
  boolean sent(MessageId id, long nowNanos) {
    boolean wasAsked = answered(id);
    if (wasAsked) {
      moved(nowNanos);
      window = Math.min(WINDOW_MAX, window + 1);
    }
    return wasAsked;
  }

  /** It has answered, in whatever way; whether it had been asked. */
  boolean answered(MessageId id) {
    return inFlight.remove(id) != null || owed.remove(id) != null;
  }

  /** It is not waited for one message any more, and that is not its fault. */
  void excuse(MessageId id, long nowNanos) {
    if (inFlight.remove(id) != null) {
      owe(id, new Debt(nowNanos, false));
    }
  }

  /** Whether it has been asked, and nothing of use has come from it for so long. */
  boolean isLate(long nowNanos, long timeoutNanos) {
    if (inFlight.isEmpty() || nowNanos - movedAtNanos < timeoutNanos) {
      return false;
    }
    if (peer.partialBytes() - partialBytesThen >= PROGRESS_BYTES) {
      moved(nowNanos);
      return false;
    }
    return true;
  }

  /** It has had its time: it is waited for nothing any more. Answers what it was waited for. */
  List<MessageId> giveUp(long nowNanos) {
    List<MessageId> late = List.copyOf(inFlight.keySet());
    inFlight.clear();
    late.forEach(id -> owe(id, new Debt(nowNanos, true)));
    window = 1;
    return late;
  }

  /** What it has been waited for so long, however busy it is. */
  List<MessageId> waitedForSince(long nowNanos, long patienceNanos) {
    List<MessageId> slow = new ArrayList<>(0);
    for (Map.Entry<MessageId, Long> entry : inFlight.entrySet()) {
      if (nowNanos - entry.getValue() < patienceNanos) {
        break;
      }
      slow.add(entry.getKey());
    }
    return slow;
  }

  /** Forgets what it has owed for so long; how much of it is its fault. */
  int forgive(long nowNanos, long patienceNanos) {
    int faults = 0;
    var eldestFirst = owed.values().iterator();
    while (eldestFirst.hasNext()) {
      Debt debt = eldestFirst.next();
      if (nowNanos - debt.sinceNanos() < patienceNanos) {
        break;
      }
      eldestFirst.remove();
      faults += debt.isItsFault() ? 1 : 0;
    }
    return faults;
  }

  /** Whether it has not answered something. */
  boolean owes() {
    return !owed.isEmpty();
  }

  private void owe(MessageId id, Debt debt) {
    owed.put(id, debt);
    if (owed.size() > OWED_MAX) {
      var eldestFirst = owed.keySet().iterator();
      eldestFirst.next();
      eldestFirst.remove();
    }
  }
}
