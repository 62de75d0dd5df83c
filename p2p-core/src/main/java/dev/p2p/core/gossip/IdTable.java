package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;
import java.util.Arrays;

/**
 * A set of whole message ids that only grows, up to a maximum: open addressing with linear probing,
 * two thirds full at most. Of an id that is there sixteen bits of its hash, its tag, are kept
 * apart, so close together that most of the ids that are not there are recognised without a look at
 * those that are, which a processor would have to wait for.
 *
 * <p>It takes 34 bytes a slot, so 51 for each id of a full one. The arrays double as ids come, and
 * their last size is what the maximum needs: while they grow for the last time there are another 26
 * bytes for each id of a full one. A new one has no arrays.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class IdTable {

  /** The largest maximum: 2<sup>31</sup> words are what an array holds. */
  static final int LARGEST = 300_000_000;

  private static final int WORDS = 4;
  private static final int TOO_FEW_SLOTS = 8;

  /** Tags are odd. */
  private static final short FREE = 0;

  private final SipHash hash;
  private final int max;
  private final int lastSlots;

  /** Guarded by the owner: one a slot. */
  private short[] tags = new short[0];

  /** Guarded by the owner: four a slot. */
  private long[] words = new long[0];

  /** Guarded by the owner: ids in the arrays. */
  private int size;

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
    return size != 0 && tags[find(id, idHash)] != FREE;
  }

  /**
   * Adds an id that is not there to a table that is not full.
   *
   * @param idHash the hash of {@code id}
   */
  void add(MessageId id, long idHash) {
    if (size >= room(tags.length)) {
      grow();
    }
    put(find(id, idHash), idHash, id.w0(), id.w1(), id.w2(), id.w3());
    size++;
  }

  /** Forgets all and keeps its arrays. */
  void clear() {
    Arrays.fill(tags, FREE);
    size = 0;
  }

  boolean isFull() {
    return size >= max;
  }

  /** How many ids there are. */
  int size() {
    return size;
  }

  /** What its arrays take. */
  long bytes() {
    return (long) tags.length * Short.BYTES + (long) words.length * Long.BYTES;
  }

  /** The slot where it is or, if it is not there, where it belongs. */
  private int find(MessageId id, long idHash) {
    short tag = tag(idHash);
    int slot = home(idHash);
    while (tags[slot] != FREE && !(tags[slot] == tag && isAt(slot * WORDS, id))) {
      slot = next(slot);
    }
    return slot;
  }

  private boolean isAt(int at, MessageId id) {
    return words[at] == id.w0()
        && words[at + 1] == id.w1()
        && words[at + 2] == id.w2()
        && words[at + 3] == id.w3();
  }

  private void put(int slot, long idHash, long w0, long w1, long w2, long w3) {
    tags[slot] = tag(idHash);
    int at = slot * WORDS;
    words[at] = w0;
    words[at + 1] = w1;
    words[at + 2] = w2;
    words[at + 3] = w3;
  }

  /** Into arrays of twice as many slots. */
  private void grow() {
    short[] oldTags = tags;
    long[] oldWords = words;
    int slots = slotsAfter(oldTags.length);
    tags = new short[slots];
    words = new long[slots * WORDS];
    for (int slot = 0; slot < oldTags.length; slot++) {
      if (oldTags[slot] != FREE) {
        int at = slot * WORDS;
        long w0 = oldWords[at];
        long w1 = oldWords[at + 1];
        long w2 = oldWords[at + 2];
        long w3 = oldWords[at + 3];
        long idHash = hash.of(w0, w1, w2, w3);
        put(free(idHash), idHash, w0, w1, w2, w3);
      }
    }
  }

  private int free(long idHash) {
    int slot = home(idHash);
    while (tags[slot] != FREE) {
      slot = next(slot);
    }
    return slot;
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

  /** Where probing begins: the upper half of the hash, scaled to the number of slots. */
  private int home(long idHash) {
    return (int) (((idHash >>> Integer.SIZE) * tags.length) >>> Integer.SIZE);
  }

  private int next(int slot) {
    return slot + 1 == tags.length ? 0 : slot + 1;
  }

  private static short tag(long idHash) {
    return (short) (idHash | 1);
  }
}
