package dev.p2p.core.observe;

/**
 * What waits for one peer at a moment.
 *
 * @param gossipMessages in the gossip ring
 * @param gossipBytes of these, frame headers included
 * @param directedMessages for this peer alone
 * @param directedBytes of these, frame headers included
 */
public record OutboxUsage(
    int gossipMessages, long gossipBytes, int directedMessages, long directedBytes) {

  /** For people. */
  public String describe() {
    return "%d directed messages of %d bytes, %d gossiped ones of %d bytes waiting"
        .formatted(directedMessages, directedBytes, gossipMessages, gossipBytes);
  }
}
