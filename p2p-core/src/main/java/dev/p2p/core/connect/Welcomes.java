package dev.p2p.core.connect;

import dev.p2p.core.peer.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Peers whose coming is being told. One can end meanwhile, on another thread; then its going is
 * told afterwards, so that nobody who keeps books of peers is left with one that is gone.
 *
 * <p><b>Threading:</b> safe to share. Nothing is called under the lock.
 */
final class Welcomes {

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock; only looked up in: what waits, by the number of the connection. */
  private final Map<Long, List<Runnable>> underWay = new HashMap<>();

  /** Begins to tell of a peer. */
  void begin(Peer peer) {
    lock.lock();
    try {
      underWay.put(peer.connection().number(), new ArrayList<>());
    } finally {
      lock.unlock();
    }
  }

  /** Does it now, or, if the peer's coming is being told, once that is done, in order. */
  void after(Peer peer, Runnable telling) {
    lock.lock();
    try {
      List<Runnable> waiting = underWay.get(peer.connection().number());
      if (waiting != null) {
        waiting.add(telling);
        return;
      }
    } finally {
      lock.unlock();
    }
    telling.run();
  }

  /** Everybody has been told of its coming: tells what waited for that. */
  void done(Peer peer) {
    List<Runnable> next = next(peer);
    while (!next.isEmpty()) {
      next.forEach(Runnable::run);
      next = next(peer);
    }
  }

  /** What waits; if nothing does, nothing will. */
  private List<Runnable> next(Peer peer) {
    long number = peer.connection().number();
    lock.lock();
    try {
      List<Runnable> waiting = underWay.getOrDefault(number, List.of());
      if (waiting.isEmpty()) {
        underWay.remove(number);
      } else {
        underWay.put(number, new ArrayList<>());
      }
      return waiting;
    } finally {
      lock.unlock();
    }
  }
}
