package dev.p2p.core.inventory;

import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.api.PeerId;
import dev.p2p.api.RemotePeer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what peers ask for in vain. Some of it is nobody's fault: what was announced can be gone
 * when it is asked for. What is beyond that the peer pays for, and its further requests are not
 * looked at until a while has passed.
 *
 * <p><b>Threading:</b> safe to share; Readers and Writers tell. Never waits.
 */
final class Misses {

  /** Peers that can be remembered; with more at a time, those that began longest ago go free. */
  static final int PEERS_MAX = 10_000;

  /** What a peer has asked for in vain since a moment. */
  private record Vain(long sinceNanos, long count) {}

  private final InventoryContext context;
  private final long perNanos;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock; those that began first stand first. */
  private final Map<PeerId, Vain> vain = new LinkedHashMap<>();

  Misses(InventoryContext context) {
    this.context = context;
    this.perNanos = context.settings().missesPer().toNanos();
  }

  /** Whether a request is not looked at, because too much before it was in vain; it costs too. */
  boolean refuses(Message request, RemotePeer peer) {
    boolean refused = left(peer) == 0;
    if (refused) {
      context.penalise(
          peer.info().id(),
          Offence.USELESS_REQUESTS,
          1,
          "%s not looked at: more than %s in vain".formatted(request.topic(), describeTolerance()));
    }
    return refused;
  }

  /** How many items a peer may still ask for in vain, the one that is too many included. */
  int left(RemotePeer peer) {
    lock.lock();
    try {
      forgetOld();
      Vain known = vain.get(peer.info().id());
      long used = known == null ? 0 : known.count();
      return Math.clamp(context.settings().missesMax() + 1L - used, 0, Integer.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  /** A request has been answered. */
  void served(Message request, RemotePeer peer, int found, int missing) {
    PeerId id = peer.info().id();
    context.observer().onServed(id, request.topic(), found, missing);
    long beyond = missing == 0 ? 0 : add(id, missing);
    if (beyond > 0) {
      context.penalise(
          id,
          Offence.USELESS_REQUESTS,
          beyond,
          "%s for %d items nobody has, beside %d; tolerated are %s"
              .formatted(request.topic(), missing, found, describeTolerance()));
    }
  }

  /** How many of {@code missing} are beyond what is tolerated. */
  private long add(PeerId peer, int missing) {
    lock.lock();
    try {
      forgetOld();
      Vain before = vain.get(peer);
      Vain now =
          before == null
              ? new Vain(context.time().nanoTime(), missing)
              : new Vain(before.sinceNanos(), before.count() + missing);
      vain.put(peer, now);
      if (vain.size() > PEERS_MAX) {
        removeFirst();
      }
      return Math.min(missing, Math.max(0, now.count() - context.settings().missesMax()));
    } finally {
      lock.unlock();
    }
  }

  private void forgetOld() {
    long now = context.time().nanoTime();
    Iterator<Vain> oldestFirst = vain.values().iterator();
    while (oldestFirst.hasNext() && now - oldestFirst.next().sinceNanos() >= perNanos) {
      oldestFirst.remove();
    }
  }

  private String describeTolerance() {
    return "%d in %s".formatted(context.settings().missesMax(), context.settings().missesPer());
  }

  private void removeFirst() {
    Iterator<PeerId> oldestFirst = vain.keySet().iterator();
    oldestFirst.next();
    oldestFirst.remove();
  }
}
