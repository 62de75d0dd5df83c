package dev.p2p.simulator.check;

/**
 * Something that must never happen, and did.
 *
 * @param rule which
 * @param node where, by index; -1 if it concerns no single one
 * @param atNanos when it was found, in virtual time
 * @param detail the evidence
 */
public record Breach(Rule rule, int node, long atNanos, String detail) {

  /** What holds in every run, or, as the last five, where a scenario promises it. */
  public enum Rule {
    /** A run of a node is delivered a message at most once. */
    DELIVERED_TWICE,
    /** What is delivered was published, with that payload. */
    INVENTED,
    /** What has a bound is within it; and where nothing is connected, no memory is held. */
    OVER_BUDGET,
    /**
     * Connections opened are those open and those closed, by reason; who finds peers knows of all
     * that are connected, and of no others.
     */
    BOOKS_WRONG,
    /** Whoever has something to do gets on. */
    STUCK,
    /** No defect of a node of ours ends a connection. */
    DEFECT,
    /** Where every node keeps the protocol and reads, nobody is let go for his fault. */
    BLAMED,
    /** Over a connection that lasts, every Ping has its Pong. */
    UNANSWERED,
    /** What had a path when it was published, and for long enough, arrived. */
    LOST,
    /** What one node has, those it is connected with, by way of others too, have in the end. */
    UNREPAIRED,
    /** Whoever finds peers itself is part of the network, soon after it has started. */
    ISOLATED
  }

  private static final double SECOND = 1e9;

  @Override
  public String toString() {
    return "%s at %.3f s%s: %s"
        .formatted(rule, atNanos / SECOND, node < 0 ? "" : ", node " + node, detail);
  }
}
