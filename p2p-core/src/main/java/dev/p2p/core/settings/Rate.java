package dev.p2p.core.settings;

/**
 * How fast messages of a class may come from one peer. 0 means no limit. A frame longer than a
 * burst waits for what is beyond it: with fewer bytes than the longest frame takes, its sender may
 * find that its writing has stalled.
 *
 * @param messagesPerSecond messages, at least 0
 * @param bytesPerSecond bytes of frames, headers included, at least 0
 */
public record Rate(int messagesPerSecond, long bytesPerSecond) {

  /** As fast as they come. */
  public static final Rate UNLIMITED = new Rate(0, 0);

  /** Checks the ranges. */
  public Rate {
    Require.atLeast("messagesPerSecond", 0, messagesPerSecond);
    Require.atLeast("bytesPerSecond", 0, bytesPerSecond);
  }
}
