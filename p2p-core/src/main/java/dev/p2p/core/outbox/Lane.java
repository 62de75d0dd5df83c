package dev.p2p.core.outbox;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Message;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Weight;
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

  /** Of a slot, with the widest references. */
  static final int SLOT_BYTES = 8;

  /** Up to so many slots are not worth giving back while the outbox is open. */
  private static final int KEPT_SLOTS = 256;

  private final ByteBudget budget;

  /** Each a Message or a Latest. The first slot is not paid for. */
  private @Nullable Object[] slots = new Object[1];

  /** Where the oldest is. */
  private long first;

  /** Where the next will be. */
  private long end;

  private long bytes;

  /** Null until there is a message of a kind. */
  private @Nullable KindPositions positions;

  /** A message that a newer one of its kind may replace. */
  private record Latest(Message message, Kind kind) {}

  /** An empty lane that pays for its memory out of {@code budget}, not for the messages. */
  Lane(ByteBudget budget) {
    this.budget = budget;
  }

  /** Makes sure that there is a slot for one more; false if there is no memory for it. */
  boolean ensureSlot() {
    return size() < slots.length || resize(2 * slots.length);
  }

  /** The same for a message of a kind none of which waits. */
  boolean ensureSlotForKind() {
    if (positions == null) {
      positions = new KindPositions(budget);
    }
    return ensureSlot() && positions.pay();
  }

  /** Adds a message; call {@link #ensureSlot} first. */
  void add(Message message) {
    append(message, message);
  }

  /** Adds the only message of its kind; call {@link #ensureSlotForKind} first. */
  void add(Message message, Kind kind) {
    requireNonNull(positions).put(kind, end);
    append(message, new Latest(message, kind));
  }

  /** The message of that kind that waits, or null. */
  @Nullable Message find(Kind kind) {
    Long position = positions == null ? null : positions.find(kind);
    return position == null ? null : message(position);
  }

  /** Puts a message in the place of the one of its kind; call only if there is one. */
  Message replace(Kind kind, Message newer) {
    KindPositions known = requireNonNull(positions);
    long position = requireNonNull(known.find(kind));
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
    if (slots[slot] instanceof Latest latest) {
      requireNonNull(positions).remove(latest.kind());
    }
    Message message = message(first);
    slots[slot] = null;
    first++;
    bytes -= message.frame().length();
    if (slots.length > KEPT_SLOTS && size() <= slots.length / 4) {
      shrink();
    }
    return message;
  }

  boolean isEmpty() {
    return first == end;
  }

  int size() {
    return (int) (end - first);
  }

  /** Of the frames. */
  long bytes() {
    return bytes;
  }

  /** Of the messages, each with all it costs, whoever else holds it. */
  long weight() {
    return Weight.of(size(), bytes);
  }

  /** How many it has room for without growing. */
  int slots() {
    return slots.length;
  }

  /** Gives back what it paid, once it is empty; to be used no more. */
  void close() {
    budget.credit(slotBytes(slots.length));
    slots = new Object[1];
    if (positions != null) {
      positions.close();
      positions = null;
    }
  }

  private void append(Message message, Object entry) {
    slots[slot(end)] = entry;
    end++;
    bytes += message.frame().length();
  }

  private void shrink() {
    if (resize(isEmpty() ? 1 : slots.length / 2) && positions != null) {
      renew(positions);
    }
  }

  /** A map keeps its table; the old one is there until the new one is, and paid for. */
  private void renew(KindPositions old) {
    KindPositions fresh = new KindPositions(budget);
    for (long position = first; position < end; position++) {
      if (slots[slot(position)] instanceof Latest latest) {
        if (!fresh.pay()) {
          fresh.close();
          return;
        }
        fresh.put(latest.kind(), position);
      }
    }
    old.close();
    positions = fresh;
  }

  /** Both rings are there for a moment, and paid for; false if there is no memory for that. */
  private boolean resize(int count) {
    if (!budget.tryCharge(slotBytes(count))) {
      return false;
    }
    @Nullable Object[] old = slots;
    slots = new Object[count];
    for (long position = first; position < end; position++) {
      slots[slot(position)] = old[(int) position & (old.length - 1)];
    }
    budget.credit(slotBytes(old.length));
    return true;
  }

  private Message message(long position) {
    Object entry = requireNonNull(slots[slot(position)]);
    return entry instanceof Latest latest ? latest.message() : (Message) entry;
  }

  private int slot(long position) {
    return (int) position & (slots.length - 1);
  }

  private static long slotBytes(int slots) {
    return (long) (slots - 1) * SLOT_BYTES;
  }
}
