package dev.p2p.simulator.scenario;

/**
 * How much is published.
 *
 * @param messages by all nodes together, at least 0
 * @param payloadBytes of each, at least 8: messages are numbered there
 */
public record Load(int messages, int payloadBytes) {

  /** What tells messages apart. */
  static final int NUMBER_BYTES = Long.BYTES;

  /** 100 messages of 256 bytes. */
  public static final Load DEFAULT = new Load(100, 256);

  /** Checks the ranges. */
  public Load {
    if (messages < 0) {
      throw new IllegalArgumentException("messages must be at least 0, was " + messages);
    }
    if (payloadBytes < NUMBER_BYTES) {
      throw new IllegalArgumentException(
          "payloadBytes must be at least %d, was %d".formatted(NUMBER_BYTES, payloadBytes));
    }
  }
}
