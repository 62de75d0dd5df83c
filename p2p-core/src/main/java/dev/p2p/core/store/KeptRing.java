package dev.p2p.core.store;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;

/**
 * What is kept, in the order it came, to be found by its id or by its position, which counts from
 * the first one ever. The oldest goes first.
 *
 * <p>A ring of words, and a table of where in it each id is: open addressing with linear probing,
 * half full at most. Both double when the ring is full, and are halved when a quarter is used; an
 * empty one has none. Not objects and maps: the messages of a busy node would live just long enough
 * to be copied by every collection, which costs more than all that is done with them here.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class KeptRing {

  /** Answer of {@link #find}: there is none. */
  static final long NOT_FOUND = -1;

  private static final int SLOTS_MIN = 4;

  /** Of a slot: its id, when it was kept, where its frame ends. */
  private static final int WORDS = 6;

  /** What one with a single id takes. */
  static final long BYTES_MIN = (long) SLOTS_MIN * (WORDS + 2) * Long.BYTES;

  private static final int KEPT_NANOS = 4;
  private static final int FRAME_END = 5;

  private final SipHash hash;

  /** Guarded by the owner: the one at position p is in slot p modulo the slots, a power of two. */
  private long[] words = new long[0];

  /**
   * Guarded by the owner: the upper half of an entry is the hash of its id, the lower its slot,
   * from 1 on; 0 is free.
   */
  private long[] table = new long[0];

  /** Guarded by the owner: the position of the oldest. */
  private long first;

  /** Guarded by the owner: the position of the next. */
  private long end;

  /** An empty one; {@code hash} says where ids land, and nobody else may know its key. */
  KeptRing(SipHash hash) {
    this.hash = hash;
  }

  /** The position of the oldest; that of the next if there is none. */
  long first() {
    return first;
  }

  /** The position of the next. */
  long end() {
    return end;
  }

  int size() {
    return (int) (end - first);
  }

  /** What its arrays take. */
  long bytes() {
    return (long) (words.length + table.length) * Long.BYTES;
  }

  /** Where the message with this id is, or {@link #NOT_FOUND}. */
  long find(MessageId id) {
    if (size() == 0) {
      return NOT_FOUND;
    }
    long entry = table[entryOf(id, hashOf(id))];
    return entry == 0 ? NOT_FOUND : first + ((slotIn(entry) - first) & (slots() - 1));
  }

  /** The id at a position, from {@link #first} to before {@link #end}. */
  MessageId id(long position) {
    int at = word(position);
    return new MessageId(words[at], words[at + 1], words[at + 2], words[at + 3]);
  }

  /** The first word of every id, by position. */
  long[] firstWords() {
    long[] firstWords = new long[size()];
    for (int i = 0; i < firstWords.length; i++) {
      firstWords[i] = words[word(first + i)];
    }
    return firstWords;
  }

  /** When the one at a position was kept. */
  long keptNanos(long position) {
    return words[word(position) + KEPT_NANOS];
  }

  /** Where the frame of the one at a position ends. */
  long frameEnd(long position) {
    return words[word(position) + FRAME_END];
  }

  /**
   * Adds one.
   *
   * @return false, and nothing has changed, if it is there
   */
  boolean add(MessageId id, long keptNanos, long frameEnd) {
    if (size() == slots()) {
      if (find(id) != NOT_FOUND) {
        return false;
      }
      resize(Math.max(SLOTS_MIN, 2 * slots()));
    }
    int idHash = hashOf(id);
    int entry = entryOf(id, idHash);
    if (table[entry] != 0) {
      return false;
    }
    table[entry] = entry(idHash, slot(end));
    int at = word(end);
    words[at] = id.w0();
    words[at + 1] = id.w1();
    words[at + 2] = id.w2();
    words[at + 3] = id.w3();
    words[at + KEPT_NANOS] = keptNanos;
    words[at + FRAME_END] = frameEnd;
    end++;
    return true;
  }

  /** Forgets the oldest; there must be one. */
  void removeFirst() {
    int slot = slot(first);
    int at = home(hashOf(id(first)));
    while (slotIn(table[at]) != slot) {
      at = next(at);
    }
    close(at);
    first++;
    if (size() == 0) {
      resize(0);
    } else if (slots() > SLOTS_MIN && size() <= slots() / 4) {
      resize(slots() / 2);
    }
  }

  private void resize(int slots) {
    long[] old = words;
    int oldMask = slots() - 1;
    words = new long[slots * WORDS];
    table = new long[2 * slots];
    for (long position = first; position < end; position++) {
      int from = ((int) position & oldMask) * WORDS;
      System.arraycopy(old, from, words, word(position), WORDS);
      enter(position);
    }
  }

  private void enter(long position) {
    MessageId id = id(position);
    int idHash = hashOf(id);
    table[entryOf(id, idHash)] = entry(idHash, slot(position));
  }

  /** The entry of an id or, if it is not there, the free one where it belongs. */
  private int entryOf(MessageId id, int idHash) {
    int at = home(idHash);
    while (table[at] != 0
        && !(hashIn(table[at]) == idHash && isAt(slotIn(table[at]) * WORDS, id))) {
      at = next(at);
    }
    return at;
  }

  /** Frees an entry: those behind it that would not be found any more move up. */
  private void close(int freed) {
    int gap = freed;
    for (int at = next(gap); table[at] != 0; at = next(at)) {
      int home = home(hashIn(table[at]));
      int mask = table.length - 1;
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        table[gap] = table[at];
        gap = at;
      }
    }
    table[gap] = 0;
  }

  private boolean isAt(int at, MessageId id) {
    return words[at] == id.w0()
        && words[at + 1] == id.w1()
        && words[at + 2] == id.w2()
        && words[at + 3] == id.w3();
  }

  private int slots() {
    return table.length / 2;
  }

  private int slot(long position) {
    return (int) position & (slots() - 1);
  }

  private int word(long position) {
    return slot(position) * WORDS;
  }

  private int hashOf(MessageId id) {
    return (int) hash.of(id);
  }

  private int home(int idHash) {
    return idHash & (table.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (table.length - 1);
  }

  private static long entry(int idHash, int slot) {
    return ((long) idHash << Integer.SIZE) | (slot + 1);
  }

  private static int hashIn(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private static int slotIn(long entry) {
    return (int) entry - 1;
  }
}
