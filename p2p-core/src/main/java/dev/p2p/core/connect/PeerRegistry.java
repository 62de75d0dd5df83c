package dev.p2p.core.connect;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.Direction;
import dev.p2p.api.PeerId;
import dev.p2p.core.peer.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The open connections of a node, and among them the connected peers, each once.
 *
 * <p><b>Threading:</b> safe to share; only {@link #awaitEmpty} waits. {@link #connected} is a plain
 * read, for every message that is relayed.
 */
public final class PeerRegistry {

  /** What came of the wish to take part. */
  sealed interface Joined {

    /** The peer is in. */
    record In() implements Joined {}

    /**
     * The peer is in; {@code other}, the less preferred connection to the same node, must go.
     *
     * @param tookPart whether the other took part until now, which nobody else is told
     */
    record Instead(Peer other, boolean tookPart, CloseReason reason) implements Joined {}

    /** The peer must go. */
    record No(CloseReason reason) implements Joined {}
  }

  private final long ownNonce;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition emptied = lock.newCondition();

  /** Guarded by lock; in the order they were opened. */
  private final Map<Long, Peer> open = new LinkedHashMap<>();

  /** Guarded by lock: connections that are about to be added. */
  private int expected;

  /** Guarded by lock: who has joined. */
  private final Map<PeerId, Peer> members = new LinkedHashMap<>();

  /** Written under lock: who of them has entered, in that order. */
  private volatile List<Peer> connected = List.of();

  /** A registry without peers, of a node with this nonce. */
  public PeerRegistry(long ownNonce) {
    this.ownNonce = ownNonce;
  }

  /** A connection is about to be added: until it is, nobody takes the registry for empty. */
  void expect() {
    lock.lock();
    try {
      expected++;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a connection that was expected. */
  void add(Peer peer) {
    lock.lock();
    try {
      expected--;
      open.put(peer.connection().number(), peer);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets a peer take part, once it enters, unless it has ended or is leaving, or the same node is
   * connected by a connection that is preferred. Both sides prefer the same one, since each knows
   * both nonces, and the one that dialled tells the other of a connection, by its last word in the
   * handshake, only if it prefers it:
   *
   * <ul>
   *   <li>of two that were dialled from both sides, the one that the node with the smaller nonce
   *       dialled;
   *   <li>of two that this node dialled, the older;
   *   <li>of two that the other dialled, the younger: it would not have gone so far if the older
   *       one were any good.
   * </ul>
   *
   * <p>A nonce is no secret. A connection that says it is of a node that is connected from another
   * host takes nobody's place.
   */
  Joined join(Peer peer) {
    lock.lock();
    try {
      Optional<CloseReason> gone = peer.goneFor();
      if (gone.isPresent()) {
        return new Joined.No(gone.get());
      }
      Peer other = members.get(peer.id());
      if (other != null && !isPreferred(peer, other)) {
        return new Joined.No(duplicateOf(other));
      }
      members.put(peer.id(), peer);
      return other == null
          ? new Joined.In()
          : new Joined.Instead(other, forget(other), duplicateOf(peer));
    } finally {
      lock.unlock();
    }
  }

  /** A peer that has joined takes part from now on; false if its part has ended meanwhile. */
  boolean enter(Peer peer) {
    lock.lock();
    try {
      boolean joined = members.get(peer.id()) == peer;
      if (joined) {
        List<Peer> more = new ArrayList<>(connected);
        more.add(peer);
        connected = List.copyOf(more);
      }
      return joined;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a node takes part, by whatever connection. */
  boolean hasMember(PeerId id) {
    lock.lock();
    try {
      return members.containsKey(id);
    } finally {
      lock.unlock();
    }
  }

  /** Ends a peer's part; false if it has none. */
  boolean leave(Peer peer) {
    lock.lock();
    try {
      members.remove(peer.id(), peer);
      return forget(peer);
    } finally {
      lock.unlock();
    }
  }

  /** Removes a connection that is closed. */
  void remove(Peer peer) {
    lock.lock();
    try {
      open.remove(peer.connection().number());
      if (open.isEmpty()) {
        emptied.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The peers that take part, in the order they joined. */
  public List<Peer> connected() {
    return connected;
  }

  /** All open connections, those in their handshake included. */
  List<Peer> open() {
    lock.lock();
    try {
      return new ArrayList<>(open.values());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no connection is open.
   *
   * @return false if some still were after {@code limit}
   */
  boolean awaitEmpty(Duration limit) {
    lock.lock();
    try {
      long left = limit.toNanos();
      while ((expected > 0 || !open.isEmpty()) && left > 0) {
        left = emptied.awaitNanos(left);
      }
      return open.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Caller holds the lock. */
  private boolean forget(Peer peer) {
    boolean tookPart = connected.contains(peer);
    if (tookPart) {
      connected = connected.stream().filter(other -> !other.equals(peer)).toList();
    }
    return tookPart;
  }

  private boolean isPreferred(Peer peer, Peer other) {
    if (!peer.connection().remote().host().equals(other.connection().remote().host())) {
      return false;
    }
    Direction direction = peer.connection().direction();
    if (direction == other.connection().direction()) {
      return direction == Direction.INBOUND;
    }
    return peer.info()
        .identity()
        .map(identity -> Long.compareUnsigned(ownNonce, identity.nonce()) < 0)
        .map(weDecide -> weDecide == (direction == Direction.OUTBOUND))
        .orElse(false);
  }

  private static CloseReason duplicateOf(Peer other) {
    return new Refused(
        RefusalCause.DUPLICATE_CONNECTION,
        "%s is connected already by %s".formatted(other.id(), other.connection()));
  }
}
