package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;

/**
 * An address and what is known of it.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Entry {

  private final NodeAddress address;
  private final AddressGroup group;
  private final AddressGroup source;

  /** Guarded by the book's lock. */
  private Standing standing;

  /** Guarded by the book's lock. */
  private History history;

  /** Guarded by the book's lock. */
  private boolean tried;

  /** Guarded by the book's lock: its place in its table. */
  private int place;

  /** Guarded by the book's lock: when a failure was last held against it. */
  private long blamedMillis;

  /**
   * A new one.
   *
   * @param source the group of who named it first
   */
  Entry(NodeAddress address, AddressGroup source, Standing standing, History history) {
    this.address = address;
    this.group = AddressGroup.of(address);
    this.source = source;
    this.standing = standing;
    this.history = history;
  }

  NodeAddress address() {
    return address;
  }

  AddressGroup group() {
    return group;
  }

  AddressGroup source() {
    return source;
  }

  Standing standing() {
    return standing;
  }

  void standing(Standing other) {
    standing = other;
  }

  History history() {
    return history;
  }

  void history(History other) {
    history = other;
  }

  boolean isTried() {
    return tried;
  }

  void tried(boolean is) {
    tried = is;
  }

  int place() {
    return place;
  }

  void place(int number) {
    place = number;
  }

  /**
   * An attempt failed. That is held against it if a node was reached since it last was: while none
   * is, it is our own connection that fails.
   *
   * @param reachedMillis when a node was last reached, wherever
   * @return whether it is held against it
   */
  boolean failed(long reachedMillis, long nowMillis) {
    boolean counts = blamedMillis == 0 || blamedMillis < reachedMillis;
    if (counts) {
      history = history.failedAgain();
      blamedMillis = nowMillis;
    }
    return counts;
  }
}
