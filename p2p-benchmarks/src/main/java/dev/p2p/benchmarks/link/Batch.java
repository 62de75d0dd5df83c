package dev.p2p.benchmarks.link;

/** How much is sent at once; the same for all, and what a Writer of ours takes. */
public final class Batch {

  /** Most messages at once. */
  private static final int MESSAGES_MAX = 64;

  /** Most bytes at once. */
  static final int BYTES_MAX = 256 << 10;

  private Batch() {}

  /** Messages (or frames) of that many bytes to send at once; at least one. */
  public static int messages(int bytes) {
    return Math.clamp(BYTES_MAX / bytes, 1, MESSAGES_MAX);
  }
}
