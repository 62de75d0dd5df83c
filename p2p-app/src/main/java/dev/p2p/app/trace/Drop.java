package dev.p2p.app.trace;

/**
 * A copy that was to go to a peer and did not.
 *
 * @param atNanos when for the first time, since the trace began
 * @param node whose it was
 * @param peer whom it was meant for; empty if that is not known
 * @param reason why
 * @param count how often
 */
public record Drop(long atNanos, String node, String peer, String reason, long count) {

  Drop again() {
    return new Drop(atNanos, node, peer, reason, count + 1);
  }
}
