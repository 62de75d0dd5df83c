package dev.p2p.core.outbox;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Message;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the order they came, with their bytes counted: a ring that grows, and gives back what
 * it does not need any more. A message of a {@link Kind} can give its place to a newer one.
 *
 * <p>Messages have positions, counted from the first one ever: the one at position p is in slot p
 * modulo the number of slots, a power of two. So a kind is found where it waits, whatever was added
 * and removed since, and whatever the ring has grown to.
 *
 * <p><b>Threading:</b> guarded by the lock of its outbox.
 */
final class Lane {

  /** Up to so many slots are not worth giving back while something waits. */
  private static final int KEPT_SLOTS = 256;

  /** Each a Message or a Latest. */
  private @Nullable Object[] slots = new Object[1];

  /** Where the oldest is. */
  private long first;

  /** Where the next will be. */
  private long end;

  private long bytes;

  /** Where the message of each kind waits; null until there is one. */
  private @Nullable Map<Kind, Long> positions;

  /** A message that a newer one of its kind may replace. */
  private record Latest(Message message, Kind kind) {}

  void add(Message message) {
    append(message, message);
  }

  /** Adds a message as the only one of its kind; call only if none of it waits. */
  void add(Message message, Kind kind) {
    append(message, new Latest(message, kind));
    note(kind, end - 1);
  }

  /** The message of that kind that waits, or null. */
  @Nullable Message find(Kind kind) {
    Long position = positions == null ? null : positions.get(kind);
    return position == null ? null : message(position);
  }

  /** Puts a message in the place of the one of its kind; call only if there is one. */
  Message replace(Kind kind, Message newer) {
    Map<Kind, Long> known = requireNonNull(positions);
    // Together with its key, which may be a part of the older message.
    long position = requireNonNull(known.remove(kind));
    Message older = message(position);
    slots[slot(position)] = new Latest(newer, kind);
    known.put(kind, position);
    bytes += newer.frame().length() - older.frame().length();
    return older;
  }

  @Nullable Message peek() {
    return isEmpty() ? null : message(first);
  }

  /** Takes the oldest; call only if there is one. */
  Message remove() {
    int slot = slot(first);
    Object oldest = slots[slot];
    if (oldest instanceof Latest latest) {
      requireNonNull(positions).remove(latest.kind());
    }
    Message message = message(first);
    slots[slot] = null;
    first++;
    bytes -= message.frame().length();
    giveBack();
    return message;
  }

  boolean isEmpty() {
    return first == end;
  }

  int size() {
    return (int) (end - first);
  }

  long bytes() {
    return bytes;
  }

  /** How many it has room for without growing. */
  int slots() {
    return slots.length;
  }

  private void append(Message message, Object entry) {
    if (size() == slots.length) {
      resize(2 * slots.length);
    }
    slots[slot(end)] = entry;
    end++;
    bytes += message.frame().length();
  }

  private void note(Kind kind, long position) {
    if (positions == null) {
      positions = new HashMap<>();
    }
    positions.put(kind, position);
  }

  private void giveBack() {
    if (slots.length <= KEPT_SLOTS || size() > slots.length / 4) {
      return;
    }
    resize(isEmpty() ? 1 : slots.length / 2);
    if (positions != null) {
      // A map keeps its table.
      positions = null;
      for (long position = first; position < end; position++) {
        if (slots[slot(position)] instanceof Latest latest) {
          note(latest.kind(), position);
        }
      }
    }
  }

  private void resize(int count) {
    @Nullable Object[] old = slots;
    slots = new Object[count];
    for (long position = first; position < end; position++) {
      slots[slot(position)] = old[(int) position & (old.length - 1)];
    }
  }

  private Message message(long position) {
    Object entry = requireNonNull(slots[slot(position)]);
    return entry instanceof Latest latest ? latest.message() : (Message) entry;
  }

  private int slot(long position) {
    return (int) position & (slots.length - 1);
  }
}
