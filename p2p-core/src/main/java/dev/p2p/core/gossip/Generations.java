package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;

/**
 * Ids in generations. Ids are added to the youngest; when it is full, or old enough, the eldest is
 * forgotten and a new one begins. So an id outlives two whole generations after its own, each of
 * which has been filled or has lasted its time.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class Generations {

  /** How many there are. */
  static final int COUNT = 3;

  private final SipHash hash;
  private final int generationMax;
  private final long lifeNanos;

  /** Guarded by the owner: youngest first. */
  private final IdTable[] tables = new IdTable[COUNT];

  /** Guarded by the owner: when the youngest began. */
  private long bornNanos;

  /** Guarded by the owner: the youngest began when nobody said what time it was. */
  private boolean undated;

  /**
   * Empty ones.
   *
   * @param generationMax ids in each, at least 1
   * @param lifeNanos after which one that is not full makes way too
   */
  Generations(SipHash hash, int generationMax, long lifeNanos, long nowNanos) {
    this.hash = hash;
    this.generationMax = generationMax;
    this.lifeNanos = lifeNanos;
    this.bornNanos = nowNanos;
    for (int i = 0; i < COUNT; i++) {
      tables[i] = new IdTable(hash, generationMax);
    }
  }

  /**
   * Lets the youngest make way if it is old enough.
   *
   * @return whether it did
   */
  boolean age(long nowNanos) {
    if (undated) {
      bornNanos = nowNanos;
      undated = false;
    }
    if (nowNanos - bornNanos < lifeNanos) {
      return false;
    }
    rotate(new IdTable(hash, generationMax));
    bornNanos = nowNanos;
    return true;
  }

  /**
   * Lets the youngest make way if it is full. What time it is {@link #age} will be told.
   *
   * @return whether it did
   */
  boolean makeRoom() {
    if (!tables[0].isFull()) {
      return false;
    }
    // It will be filled again, as fast perhaps, and need not grow for that once more.
    IdTable eldest = tables[COUNT - 1];
    eldest.clear();
    rotate(eldest);
    undated = true;
    return true;
  }

  /**
   * Adds an id that is not there; there must be room.
   *
   * @param idHash the hash of {@code id}
   */
  void add(MessageId id, long idHash) {
    tables[0].add(id, idHash);
  }

  /**
   * Whether an id is in any of them.
   *
   * @param idHash the hash of {@code id}
   */
  boolean contains(MessageId id, long idHash) {
    return mayContain(idHash) && isInOne(id, idHash);
  }

  /**
   * Looks into all tables before anything is decided: so a processor waits once for the memory of
   * all of them, not for one after the other.
   */
  private boolean mayContain(long idHash) {
    boolean some = false;
    for (IdTable table : tables) {
      some |= table.mayContain(idHash);
    }
    return some;
  }

  private boolean isInOne(MessageId id, long idHash) {
    for (IdTable table : tables) {
      if (table.contains(id, idHash)) {
        return true;
      }
    }
    return false;
  }

  /** How many ids there are. */
  int size() {
    int sum = 0;
    for (IdTable table : tables) {
      sum += table.size();
    }
    return sum;
  }

  /** What their arrays take. */
  long bytes() {
    long sum = 0;
    for (IdTable table : tables) {
      sum += table.bytes();
    }
    return sum;
  }

  private void rotate(IdTable youngest) {
    System.arraycopy(tables, 0, tables, 1, COUNT - 1);
    tables[0] = youngest;
  }
}
