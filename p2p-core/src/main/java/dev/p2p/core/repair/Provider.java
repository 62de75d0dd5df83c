package dev.p2p.core.repair;

import dev.p2p.api.MessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A peer that messages are fetched from. How many it is asked for at once grows with every one it
 * sends, and falls to one when it sends none in time.
 *
 * <p><b>Threading:</b> guarded by the lock of its {@link Fetches}.
 */
final class Provider {

  static final int WINDOW_FIRST = 16;
  static final int WINDOW_MAX = 128;

  /** What it announced, the first first; some may have come or been asked for elsewhere since. */
  private final Deque<MessageId> queue = new ArrayDeque<>(1);

  private final Set<MessageId> inFlight = new LinkedHashSet<>(2);
  private int window = WINDOW_FIRST;
  private int charged;
  private long movedAtNanos;

  Deque<MessageId> queue() {
    return queue;
  }

  Set<MessageId> inFlight() {
    return inFlight;
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
      movedAtNanos = nowNanos;
    }
    inFlight.add(id);
  }

  /** Something it was asked for came, be it from elsewhere. */
  void came(MessageId id, boolean fromHere, long nowNanos) {
    inFlight.remove(id);
    if (fromHere) {
      movedAtNanos = nowNanos;
      window = Math.min(WINDOW_MAX, window + 1);
    }
  }

  /** Whether it has been asked and has sent nothing for so long. */
  boolean isLate(long nowNanos, long timeoutNanos) {
    return !inFlight.isEmpty() && nowNanos - movedAtNanos >= timeoutNanos;
  }

  /** It did not send what it was asked for. */
  void failed() {
    window = 1;
  }
}
