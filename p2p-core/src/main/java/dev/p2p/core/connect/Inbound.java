package dev.p2p.core.connect;

import dev.p2p.api.CloseReason;
import dev.p2p.core.admit.Entry;
import dev.p2p.core.admit.InboundDoor;
import dev.p2p.core.peer.Peer;
import dev.p2p.spi.ConnectionInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections that came in: asks the door about each, and ends those that must go for another.
 *
 * <p><b>Threading:</b> safe to share; never waits. Holds a lock while the door decides, and none
 * while a peer is ended.
 */
public final class Inbound {

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final InboundDoor door;

  /** Guarded by lock; only looked up in: those that are in, by number. */
  private final Map<Long, Peer> peers = new HashMap<>();

  /** Guarded by lock; only looked up in: those that have to go, and are not peers yet. */
  private final Map<Long, CloseReason> doomed = new HashMap<>();

  /** Whoever has to go. */
  private record Dismissal(Peer peer, CloseReason reason) {}

  /** Nobody is in yet. */
  public Inbound(InboundDoor door) {
    this.door = door;
  }

  /**
   * A connection has arrived; whoever has to go for it goes.
   *
   * @return why it may not stay; empty if it may, in which case {@link #opened} must follow
   */
  Optional<CloseReason> arrived(ConnectionInfo connection) {
    Entry entry;
    Dismissal dismissal = null;
    lock.lock();
    try {
      entry = door.arrive(connection.number(), connection.remote());
      if (entry instanceof Entry.InsteadOf(var number, var reason)) {
        dismissal = dismiss(number, reason);
      }
    } finally {
      lock.unlock();
    }
    if (dismissal != null) {
      dismissal.peer().end(dismissal.reason());
    }
    return entry instanceof Entry.No(var reason) ? Optional.of(reason) : Optional.empty();
  }

  /** What arrived has become a peer; why it must go at once, if that was decided meanwhile. */
  Optional<CloseReason> opened(Peer peer) {
    lock.lock();
    try {
      peers.put(number(peer), peer);
      return Optional.ofNullable(doomed.remove(number(peer)));
    } finally {
      lock.unlock();
    }
  }

  /** Its handshake is done. */
  void established(Peer peer) {
    lock.lock();
    try {
      door.established(number(peer), peer.merits());
    } finally {
      lock.unlock();
    }
  }

  /** Its connection is closed. */
  void ended(Peer peer) {
    lock.lock();
    try {
      peers.remove(number(peer));
      door.left(number(peer));
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Dismissal dismiss(long number, CloseReason reason) {
    Peer peer = peers.get(number);
    if (peer != null) {
      return new Dismissal(peer, reason);
    }
    doomed.put(number, reason);
    return null;
  }

  private static long number(Peer peer) {
    return peer.connection().number();
  }
}
