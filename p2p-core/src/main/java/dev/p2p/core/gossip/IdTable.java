package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;
import java.util.Arrays;

/**
 * A set of whole message ids that only grows, up to a maximum. The ids stand in the order they
 * came, so that adding one writes where the last one was written. A table says where each is: open
 * addressing with linear probing, two thirds full at most. Beside an id's number an entry has as
 * many bits of its hash as there is room for: 15 if there are 100,000 ids, 3 if there are as many
 * as can be. So most of the ids that are not there are recognised without a look at those that are,
 * which a processor would have to wait for.
 *
 * <p>It takes 32 bytes an id and 4 for each of the table's slots, so 38 for each id of a full one.
 * The arrays double as ids come, and their last size is what the maximum needs: while they grow for
 * the last time there are another 19 bytes for each id of a full one. A new one has no arrays.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class IdTable {

  /** The largest maximum: leaves bits for hashes in an entry, and the arrays are not too long. */
  static final int LARGEST = 300_000_000;

  private static final int WORDS = 4;
  private static final int TOO_FEW_SLOTS = 8;
  private static final int FREE = 0;

  private final SipHash hash;
  private final int max;
  private final int lastSlots;

  /** Of an entry, the lower ones: numbers begin with 1, so that none is free. */
  private final int numberBits;

  /** Guarded by the owner: above the number of an id bits of its hash. */
  private int[] table = new int[0];

  /** Guarded by the owner: four an id. */
  private long[] words = new long[0];

  /** Guarded by the owner: ids there are. */
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
    this.numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(max);
  }

  /**
   * Whether an id is there.
   *
   * @param idHash the hash of {@code id}
   */
  boolean contains(MessageId id, long idHash) {
    return size != 0 && table[find(id, idHash)] != FREE;
  }

  /**
   * False if no id with this hash is there; true says nothing.
   *
   * @param idHash the hash of an id
   */
  boolean mayContain(long idHash) {
    return size != 0 && table[home(idHash)] != FREE;
  }

  /**
   * Adds an id that is not there to a table that is not full.
   *
   * @param idHash the hash of {@code id}
   */
  void add(MessageId id, long idHash) {
    if (size == room(table.length)) {
      grow();
    }
    int at = size * WORDS;
    words[at] = id.w0();
    words[at + 1] = id.w1();
    words[at + 2] = id.w2();
    words[at + 3] = id.w3();
    size++;
    table[find(id, idHash)] = entry(idHash, size);
  }

  /** Forgets all and keeps its arrays. */
  void clear() {
    Arrays.fill(table, FREE);
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
    return (long) table.length * Integer.BYTES + (long) words.length * Long.BYTES;
  }

  /** The slot where it is or, if it is not there, where it belongs. */
  private int find(MessageId id, long idHash) {
    int slot = home(idHash);
    while (table[slot] != FREE && !(isLike(table[slot], idHash) && isAt(table[slot], id))) {
      slot = next(slot);
    }
    return slot;
  }

  private boolean isAt(int entry, MessageId id) {
    int at = ((entry & ((1 << numberBits) - 1)) - 1) * WORDS;
    return words[at] == id.w0()
        && words[at + 1] == id.w1()
        && words[at + 2] == id.w2()
        && words[at + 3] == id.w3();
  }

  /** Into a table of twice as many slots, and as many more ids. */
  private void grow() {
    int slots = slotsAfter(table.length);
    table = new int[slots];
    words = Arrays.copyOf(words, room(slots) * WORDS);
    for (int number = 1; number <= size; number++) {
      int at = (number - 1) * WORDS;
      long idHash = hash.of(words[at], words[at + 1], words[at + 2], words[at + 3]);
      table[free(idHash)] = entry(idHash, number);
    }
  }

  private int free(long idHash) {
    int slot = home(idHash);
    while (table[slot] != FREE) {
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
    return (int) (((idHash >>> Integer.SIZE) * table.length) >>> Integer.SIZE);
  }

  private int next(int slot) {
    return slot + 1 == table.length ? 0 : slot + 1;
  }

  private int entry(long idHash, int number) {
    return (int) idHash << numberBits | number;
  }

  /** Whether an entry has the same bits of a hash. */
  private boolean isLike(int entry, long idHash) {
    return (entry ^ (int) idHash << numberBits) >>> numberBits == 0;
  }
}
