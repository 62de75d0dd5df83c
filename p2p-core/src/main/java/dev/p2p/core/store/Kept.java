package dev.p2p.core.store;

import dev.p2p.api.Message;

/**
 * A message that is kept.
 *
 * @param keptNanos since when, of the node's clock
 */
record Kept(Message message, long keptNanos) {

  /**
   * What a message takes of the Java heap beside its frame, with references of 4 bytes and objects
   * aligned to 8: the message 40, its id 48, payload and frame 24 each, the header of the frame's
   * array and its padding 20, this 24; the node of the sorted map 24 and its share of the index
   * above 12; up to two slots in the queue by age 8. {@code HeapTest} measures the sum.
   */
  static final int BESIDE_FRAME_BYTES = 224;

  /** What it takes of the Java heap. */
  long heapBytes() {
    return heapBytes(message);
  }

  /** What {@code message} would take of the Java heap. */
  static long heapBytes(Message message) {
    return BESIDE_FRAME_BYTES + (long) message.frame().length();
  }
}
