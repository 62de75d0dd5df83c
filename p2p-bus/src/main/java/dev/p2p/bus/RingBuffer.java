package dev.p2p.bus;

import org.jspecify.annotations.Nullable;

/**
 * A ring of elements and their sizes. It starts small, doubles when it is full, up to its bound,
 * and keeps the room it once needed until it is cleared.
 *
 * <p><b>Threading:</b> guarded by the lock of its queue.
 */
final class RingBuffer<E> {

  private static final int START_ELEMENTS = 16;

  private final int elementsMax;
  private @Nullable Object[] elements;
  private int[] sizes;
  private int first;
  private int size;
  private long bytes;

  /** An empty ring for at most {@code elementsMax}, at least 1. */
  RingBuffer(int elementsMax) {
    this.elementsMax = elementsMax;
    int capacity = Math.min(START_ELEMENTS, elementsMax);
    this.elements = new Object[capacity];
    this.sizes = new int[capacity];
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The sizes of all elements together. */
  long bytes() {
    return bytes;
  }

  /**
   * Adds an element behind all others.
   *
   * @throws IllegalStateException if there are as many as there may be
   */
  void addLast(E element, int elementBytes) {
    if (size == elements.length) {
      grow();
    }
    int slot = slot(size);
    elements[slot] = element;
    sizes[slot] = elementBytes;
    size++;
    bytes += elementBytes;
  }

  /** Takes the oldest element out; there must be one. */
  @SuppressWarnings("unchecked") // Slots hold what addLast put there.
  E removeFirst() {
    if (size == 0) {
      throw new IllegalStateException("the ring is empty");
    }
    E element = (E) elements[first];
    elements[first] = null;
    bytes -= sizes[first];
    first = slot(1);
    size--;
    return element;
  }

  /** Forgets all elements and the room they took. */
  void clear() {
    elements = new Object[1];
    sizes = new int[1];
    first = 0;
    size = 0;
    bytes = 0;
  }

  private void grow() {
    if (size == elementsMax) {
      throw new IllegalStateException("the ring holds %d, which is its bound".formatted(size));
    }
    int capacity = (int) Math.min(2L * size, elementsMax);
    @Nullable Object[] moreElements = new Object[capacity];
    int[] moreSizes = new int[capacity];
    unroll(elements, moreElements);
    unroll(sizes, moreSizes);
    elements = moreElements;
    sizes = moreSizes;
    first = 0;
  }

  /** Copies a full ring, an array of whatever type, so that the oldest comes to slot 0. */
  private void unroll(Object from, Object to) {
    System.arraycopy(from, first, to, 0, size - first);
    System.arraycopy(from, 0, to, size - first, first);
  }

  private int slot(int index) {
    int slot = first + index;
    return slot < elements.length ? slot : slot - elements.length;
  }
}
