package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;

/**
 * A set of whole message ids that only grows, up to a maximum: open addressing with linear probing
 * in one array, two thirds full at most.
 *
 * <p>It takes 32 bytes a slot, so 48 for each id of a full one. The array doubles as ids come, and
 * its last size is what the maximum needs: while it grows for the last time there are another 24
 * bytes for each id of a full one. An empty one has no array.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class IdTable {

  /** The largest maximum: 2<sup>31</sup> words are what an array holds. */
  static final int LARGEST = 300_000_000;

  private static final int WORDS = 4;
  private static final int TOO_FEW_SLOTS = 8;
  private static final long[] NONE = new long[0];

  private final SipHash hash;
  private final int max;
  private final int lastSlots;

  /** Guarded by the owner: an id is four words; four zeros are a free slot. */
  private long[] words = NONE;

  /** Guarded by the owner: ids in the array. */
  private int stored;

  /** Guarded by the owner: whether the id of zeros alone, which the array can't hold, is there. */
  private boolean hasZero;

  /**
   * An empty one.
   *
   * @param hash where ids land
   * @param max ids it may hold, 1 to {@link #LARGEST}
   */
  IdTable(SipHash hash, int max) {
    this.hash = hash;
    this.max = max;
    this.lastSlots = max + max / 2 + 1;
  }

  /**
   * Whether an id is there.
   *
   * @param idHash the hash of {@code id}
   */
  boolean contains(MessageId id, long idHash) {
    if (isZero(id)) {
      return hasZero;
    }
    return stored != 0 && isTaken(words, find(id, idHash));
  }

  /**
   * Adds an id that is not there to a table that is not full.
   *
   * @param idHash the hash of {@code id}
   */
  void add(MessageId id, long idHash) {
    if (isZero(id)) {
      hasZero = true;
      return;
    }
    if (stored >= room(words.length / WORDS)) {
      grow();
    }
    put(words, find(id, idHash), id.w0(), id.w1(), id.w2(), id.w3());
    stored++;
  }

  boolean isFull() {
    return size() >= max;
  }

  /** How many ids there are. */
  int size() {
    return hasZero ? stored + 1 : stored;
  }

  /** What its array takes. */
  long bytes() {
    return (long) words.length * Long.BYTES;
  }

  /** Where it is or, if it is not there, where it belongs. */
  private int find(MessageId id, long idHash) {
    int at = home(idHash, words.length);
    while (isTaken(words, at) && !isAt(at, id)) {
      at = next(at, words.length);
    }
    return at;
  }

  private boolean isAt(int at, MessageId id) {
    return words[at] == id.w0()
        && words[at + 1] == id.w1()
        && words[at + 2] == id.w2()
        && words[at + 3] == id.w3();
  }

  /** Into an array of twice as many slots. */
  private void grow() {
    long[] grown = new long[slotsAfter(words.length / WORDS) * WORDS];
    for (int from = 0; from < words.length; from += WORDS) {
      if (isTaken(words, from)) {
        long w0 = words[from];
        long w1 = words[from + 1];
        long w2 = words[from + 2];
        long w3 = words[from + 3];
        put(grown, free(grown, hash.of(w0, w1, w2, w3)), w0, w1, w2, w3);
      }
    }
    words = grown;
  }

  /** Sizes are halves of the last one, so that doubling them leads up to it. */
  private int slotsAfter(int slots) {
    int more = lastSlots;
    while (Math.ceilDiv(more, 2) > Math.max(slots, TOO_FEW_SLOTS)) {
      more = Math.ceilDiv(more, 2);
    }
    return more;
  }

  /** Ids that so many slots may hold. */
  private int room(int slots) {
    return slots == lastSlots ? max : (int) (slots * 2L / 3);
  }

  private static int free(long[] array, long idHash) {
    int at = home(idHash, array.length);
    while (isTaken(array, at)) {
      at = next(at, array.length);
    }
    return at;
  }

  /** The first word of the slot where probing begins: the hash, scaled to the number of slots. */
  private static int home(long idHash, int length) {
    long slots = length / WORDS;
    return (int) (((idHash >>> 32) * slots) >>> 32) * WORDS;
  }

  private static int next(int at, int length) {
    int next = at + WORDS;
    return next == length ? 0 : next;
  }

  private static boolean isTaken(long[] array, int at) {
    return (array[at] | array[at + 1] | array[at + 2] | array[at + 3]) != 0;
  }

  private static void put(long[] array, int at, long w0, long w1, long w2, long w3) {
    array[at] = w0;
    array[at + 1] = w1;
    array[at + 2] = w2;
    array[at + 3] = w3;
  }

  private static boolean isZero(MessageId id) {
    return (id.w0() | id.w1() | id.w2() | id.w3()) == 0;
  }
}
