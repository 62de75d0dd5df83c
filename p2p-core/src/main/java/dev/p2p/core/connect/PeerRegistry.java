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

    /** The peer is in; {@code other}, the less preferred connection to the same node, must go. */
    record Instead(Peer other, CloseReason reason) implements Joined {}

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

  /** Guarded by lock; in the order they joined. */
  private final Map<PeerId, Peer> members = new LinkedHashMap<>();

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
   * Lets a peer take part unless it has ended, or the same node is connected by a connection that
   * is preferred: of two that were dialled from both sides, the one that the node with the smaller
   * nonce dialled, which both sides know; else the older.
   */
  Joined join(Peer peer) {
    lock.lock();
    try {
      Optional<CloseReason> ended = peer.ended();
      if (ended.isPresent()) {
        return new Joined.No(ended.get());
      }
      Peer other = members.get(peer.id());
      if (other != null && !isPreferred(peer, other)) {
        return new Joined.No(duplicateOf(other));
      }
      members.put(peer.id(), peer);
      connected = List.copyOf(members.values());
      return other == null ? new Joined.In() : new Joined.Instead(other, duplicateOf(peer));
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
      boolean tookPart = members.remove(peer.id(), peer);
      if (tookPart) {
        connected = List.copyOf(members.values());
      }
      return tookPart;
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

  private boolean isPreferred(Peer peer, Peer other) {
    Direction direction = peer.connection().direction();
    if (direction == other.connection().direction()) {
      return false;
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
