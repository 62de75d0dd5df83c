package dev.p2p.app.demo;

import dev.p2p.core.observe.NodeStats;

/**
 * What one node of the demonstration did.
 *
 * @param node its number, from 0
 * @param address where it listened
 * @param peers how many it was connected with at the end
 * @param messages what became of messages
 * @param traffic frames and bytes over all its connections
 * @param latency from publication anywhere to delivery here
 */
record DemoResult(
    int node,
    String address,
    int peers,
    Counts messages,
    NodeStats.Traffic traffic,
    Latency latency) {

  /**
   * Messages.
   *
   * @param published here
   * @param delivered here, published elsewhere
   * @param duplicates further copies that came and were recognised
   * @param dropped copies that were to go to a peer and did not
   */
  record Counts(long published, long delivered, long duplicates, long dropped) {}

  /** Nanoseconds. */
  record Latency(long p50Nanos, long p99Nanos) {}
}
