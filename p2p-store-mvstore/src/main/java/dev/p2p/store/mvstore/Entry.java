package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * What stays in memory of a message that is kept: where its frame is in the file, and until it is
 * there the message itself.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class Entry {

  /**
   * What an entry takes of the Java heap, with references of 4 bytes and objects aligned to 8: this
   * 40, its id 48, the node of the sorted map 24 and its share of the index above 12, up to two
   * slots in the queue by age 8; and up to 28 of what MVStore remembers of the file, where only a
   * few messages are written at a time. {@code HeapTest} measures the sum.
   */
  static final int HEAP_BYTES = 160;

  /** What a message takes in the file beside its frame: id, time, lengths, its share of a page. */
  private static final int FILE_BYTES_BESIDE_FRAME = 64;

  private final MessageId id;
  private final long sequence;
  private final long keptNanos;
  private final int frameBytes;

  /** Null once its frame is in the file, or it was let go of. */
  private volatile @Nullable Message waiting;

  private Entry(
      MessageId id, long sequence, long keptNanos, int frameBytes, @Nullable Message waiting) {
    this.id = id;
    this.sequence = sequence;
    this.keptNanos = keptNanos;
    this.frameBytes = frameBytes;
    this.waiting = waiting;
  }

  static Entry waiting(Message message, long sequence, long keptNanos) {
    return new Entry(message.id(), sequence, keptNanos, message.frame().length(), message);
  }

  static Entry written(MessageId id, long sequence, long keptNanos, int frameBytes) {
    return new Entry(id, sequence, keptNanos, frameBytes, null);
  }

  MessageId id() {
    return id;
  }

  /** Its place in the file: what was kept later has a greater one. */
  long sequence() {
    return sequence;
  }

  /** Since when it is kept, of the node's clock; before this run perhaps. */
  long keptNanos() {
    return keptNanos;
  }

  /** What it takes in the file. */
  long fileBytes() {
    return fileBytes(frameBytes);
  }

  /** What a frame of so many bytes takes in the file. */
  static long fileBytes(int frameBytes) {
    return FILE_BYTES_BESIDE_FRAME + (long) frameBytes;
  }

  /** The message, while it is not in the file. */
  @Nullable Message waiting() {
    return waiting;
  }

  /** It is in the file, or need not come there any more. */
  void stopWaiting() {
    waiting = null;
  }
}
