package dev.p2p.core.budget;

import dev.p2p.api.Message;

/**
 * What a message costs in memory.
 *
 * <p>Its frame, and around it five objects: message, id, frame, payload and the array's header; 168
 * bytes with 4-byte references and 208 with 8-byte ones, the array rounded up. The larger is
 * charged.
 */
public final class Weight {

  /** Of a message beside its frame. */
  public static final int OVERHEAD_BYTES = 208;

  private Weight() {}

  /** In bytes; the same for a message whenever it is asked. */
  public static long of(Message message) {
    return of(1, message.frame().length());
  }

  /** Of that many messages whose frames have that many bytes together. */
  public static long of(int messages, long frameBytes) {
    return frameBytes + (long) messages * OVERHEAD_BYTES;
  }
}
