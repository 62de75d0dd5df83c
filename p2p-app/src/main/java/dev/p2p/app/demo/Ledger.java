package dev.p2p.app.demo;

import dev.p2p.api.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.Histogram;

/**
 * Who has delivered what. A message is remembered until every node but its publisher has delivered
 * it, so memory is bounded by how many may be under way.
 *
 * <p><b>Threading:</b> safe to share; only {@link #awaitUnderWay} waits.
 */
final class Ledger {

  private static final int PROBLEMS_KEPT = 100;
  private static final int SIGNIFICANT_DIGITS = 3;

  private record Entry(String label, long publishedAtNanos, BitSet missing) {}

  private final int nodes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by lock; oldest first. */
  private final Map<MessageId, Entry> underWay = new LinkedHashMap<>();

  /** Guarded by lock: deliveries there should not have been. */
  private final List<String> problems = new ArrayList<>();

  /** Guarded by lock: nanoseconds from publication to delivery, by node. */
  private final List<Histogram> latencies = new ArrayList<>();

  /** Guarded by lock. */
  private long deliveries;

  Ledger(int nodes) {
    this.nodes = nodes;
    for (int i = 0; i < nodes; i++) {
      latencies.add(new Histogram(SIGNIFICANT_DIGITS));
    }
  }

  /** A message is about to be published. */
  void publishing(MessageId id, int publisher, String label, long nowNanos) {
    BitSet missing = new BitSet(nodes);
    missing.set(0, nodes);
    missing.clear(publisher);
    lock.lock();
    try {
      underWay.put(id, new Entry(label, nowNanos, missing));
    } finally {
      lock.unlock();
    }
  }

  /** A node has delivered a message. */
  void delivered(MessageId id, int node, long nowNanos) {
    lock.lock();
    try {
      Entry entry = underWay.get(id);
      if (entry == null || !entry.missing().get(node)) {
        note("node %d delivered %s once too often".formatted(node, id));
        return;
      }
      deliveries++;
      entry.missing().clear(node);
      if (entry.missing().isEmpty()) {
        underWay.remove(id);
      }
      latencies.get(node).recordValue(nowNanos - entry.publishedAtNanos());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until at most {@code most} messages are under way.
   *
   * @return false if nothing was delivered for {@code limit}
   */
  boolean awaitUnderWay(int most, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (underWay.size() > most) {
        long before = deliveries;
        long left = limit.toNanos();
        while (deliveries == before && left > 0) {
          left = changed.awaitNanos(left);
        }
        if (deliveries == before) {
          return false;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How long a node's deliveries took, in nanoseconds. */
  Histogram latencies(int node) {
    lock.lock();
    try {
      return latencies.get(node).copy();
    } finally {
      lock.unlock();
    }
  }

  /** What is missing where, and what was delivered too often; empty if all is well. */
  List<String> problems() {
    lock.lock();
    try {
      List<String> all = new ArrayList<>(problems);
      for (Entry entry : underWay.values()) {
        if (all.size() < PROBLEMS_KEPT) {
          all.add("%s is missing at node(s) %s".formatted(entry.label(), entry.missing()));
        }
      }
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void note(String problem) {
    if (problems.size() < PROBLEMS_KEPT) {
      problems.add(problem);
    }
  }
}
