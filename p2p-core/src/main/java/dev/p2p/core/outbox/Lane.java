package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the order they came, with their bytes counted.
 *
 * <p><b>Threading:</b> guarded by the lock of its outbox.
 */
final class Lane {

  /** A queue that is empty again gives its memory back from this many slots on. */
  private static final int KEPT_SLOTS = 256;

  private ArrayDeque<Message> messages = new ArrayDeque<>(1);
  private int mostSinceEmpty;
  private long bytes;

  void add(Message message) {
    messages.addLast(message);
    bytes += message.frame().length();
    mostSinceEmpty = Math.max(mostSinceEmpty, messages.size());
  }

  @Nullable Message peek() {
    return messages.peekFirst();
  }

  /** Takes the oldest; call only if there is one. */
  Message remove() {
    Message oldest = messages.removeFirst();
    bytes -= oldest.frame().length();
    if (messages.isEmpty() && mostSinceEmpty > KEPT_SLOTS) {
      messages = new ArrayDeque<>(1);
      mostSinceEmpty = 0;
    }
    return oldest;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  int size() {
    return messages.size();
  }

  long bytes() {
    return bytes;
  }
}
