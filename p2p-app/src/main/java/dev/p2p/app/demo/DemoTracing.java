package dev.p2p.app.demo;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.trace.QueuedTrace;
import dev.p2p.simulator.record.NodeTracer;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Traces the nodes of a demonstration, if that is wanted, and keeps as little under way as the
 * trace has room for.
 *
 * <p><b>Threading:</b> safe to share; only {@link #awaitRoom} waits.
 */
final class DemoTracing {

  /** Less than an outbox holds: what is under way can't overflow one. */
  private static final int UNDER_WAY_MAX = 4_096;

  /** A node has four peers at most: a copy from and to each, known or not, and what it thinks. */
  private static final int EVENTS_PER_DELIVERY = 16;

  private static final NodeObserver NOBODY = new NodeObserver() {};

  private final Optional<QueuedTrace> trace;
  private final int nodes;
  private final TimeSource time;
  private final long beganAtNanos;
  private final Map<NodeAddress, Integer> numbers = new ConcurrentHashMap<>();

  DemoTracing(Optional<QueuedTrace> trace, int nodes, TimeSource time) {
    this.trace = trace;
    this.nodes = nodes;
    this.time = time;
    this.beganAtNanos = time.nanoTime();
  }

  /** Whoever is to be told of all that a node does. */
  NodeObserver of(int node) {
    return trace
        .<NodeObserver>map(sink -> new NodeTracer(node, this::nowNanos, this::nodeAt, sink))
        .orElse(NOBODY);
  }

  /** A node listens, and can be told by that. */
  void listens(int node, NodeAddress address) {
    numbers.put(address, node);
  }

  /** Waits until the trace has been written so far that it has room. */
  void awaitRoom() throws InterruptedException {
    if (trace.isPresent()) {
      trace.get().awaitRoom();
    }
  }

  /** How many messages may be under way, at least 1. */
  int underWayMax() {
    int roomFor = QueuedTrace.EVENTS_MAX / 2 / (nodes * EVENTS_PER_DELIVERY);
    return trace.isEmpty() ? UNDER_WAY_MAX : Math.clamp(roomFor, 1, UNDER_WAY_MAX);
  }

  private long nowNanos() {
    return time.nanoTime() - beganAtNanos;
  }

  private int nodeAt(NodeAddress address) {
    return numbers.getOrDefault(address, NodeTracer.UNKNOWN);
  }
}
