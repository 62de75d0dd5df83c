package dev.p2p.core.store;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Message;
import org.jspecify.annotations.Nullable;

/**
 * The messages that were kept last, before they are put where they stay. That is far away from a
 * processor: for each message it waits for several places in memory, and does so before the lock is
 * let go of. For many messages one after the other it waits for all of these together.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class FreshMessages {

  /** More would gain little and take longer at once: some twenty microseconds now. */
  static final int MESSAGES_MAX = 64;

  /** A larger message waits for nothing. */
  static final int BYTES_MAX = 1 << 16;

  /** Takes what was kept, in the order it came. */
  interface Destination {

    /** Takes one that was kept at {@code keptNanos}. */
    void take(Message message, long keptNanos);
  }

  /** Guarded by the owner. */
  private final @Nullable Message[] messages = new Message[MESSAGES_MAX];

  /** Guarded by the owner: when each was kept. */
  private final long[] keptNanos = new long[MESSAGES_MAX];

  /** Guarded by the owner: how many there are. */
  private int count;

  /** Guarded by the owner: of their frames. */
  private long bytes;

  /** None. */
  FreshMessages() {}

  /** Adds one; there must be room, as there is after each {@link #moveTo}. */
  void add(Message message, long nowNanos) {
    messages[count] = message;
    keptNanos[count] = nowNanos;
    count++;
    bytes += message.frame().length();
  }

  /** Whether they must be moved before another comes. */
  boolean isFull() {
    return count == MESSAGES_MAX || bytes >= BYTES_MAX;
  }

  /** Hands over and forgets all. */
  void moveTo(Destination destination) {
    for (int i = 0; i < count; i++) {
      destination.take(requireNonNull(messages[i]), keptNanos[i]);
      messages[i] = null;
    }
    count = 0;
    bytes = 0;
  }
}
