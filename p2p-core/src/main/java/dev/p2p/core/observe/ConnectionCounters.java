package dev.p2p.core.observe;

import dev.p2p.api.CloseReason;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts connections so that opened = open + closed by reason in every snapshot.
 *
 * <p><b>Threading:</b> safe to share; holds a lock for one addition.
 */
final class ConnectionCounters {

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final SortedMap<String, Long> closed = new TreeMap<>();

  /** Guarded by lock. */
  private long opened;

  /** Guarded by lock. */
  private long open;

  void opened() {
    lock.lock();
    try {
      opened++;
      open++;
    } finally {
      lock.unlock();
    }
  }

  void closed(CloseReason reason) {
    lock.lock();
    try {
      open--;
      closed.merge(reason.kind(), 1L, Long::sum);
    } finally {
      lock.unlock();
    }
  }

  NodeStats.Connections snapshot() {
    lock.lock();
    try {
      return new NodeStats.Connections(opened, open, new TreeMap<>(closed));
    } finally {
      lock.unlock();
    }
  }
}
