package dev.p2p.core.budget;

/**
 * Someone on whose account memory is held, and who pays with what can be given up: gossip at once,
 * the rest only with the end of the connection. What several hold together counts in full for each.
 *
 * <p><b>Threading:</b> safe to share; asked by whichever thread needs room, which holds no lock of
 * any debtor. Nothing here waits.
 */
public interface Debtor {

  /** Bytes of gossip that waits and can be dropped. */
  long gossipBytes();

  /** Drops the oldest gossip of the lowest priority until at most that many bytes are left. */
  void trimGossip(long bytesMax);

  /** Bytes that only its end gives back, beyond what everyone has. */
  long firmBytes();

  /** Bytes that it is about to give back because it has ended; 0 while it has not. */
  long returningBytes();

  /** Whether it has ended. */
  boolean isEnded();

  /**
   * Ends it.
   *
   * @param evidence what the node holds, and that this one holds most, for people
   */
  void endOverBudget(String evidence);
}
