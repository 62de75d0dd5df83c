package dev.p2p.core.peer;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ServiceRules;
import dev.p2p.api.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What is known of who a peer is: its address, then what it said in its handshake.
 *
 * <p><b>Threading:</b> safe to share; written once, by the Reader. Asked with every message that is
 * passed on.
 */
final class Introduction {

  private final ServiceRules rules;
  private volatile Origin.Remote origin;
  private volatile boolean repairs;

  /** Null until the handshake is done. */
  private volatile @Nullable PeerInfo info;

  Introduction(NodeAddress remote, ServiceRules rules) {
    this.origin = new Origin.Remote(PeerId.ofAddress(remote));
    this.rules = rules;
  }

  /** The handshake is done; whether this node repairs with the peer. */
  void complete(PeerInfo known, boolean repairsWithIt) {
    origin = new Origin.Remote(known.id());
    repairs = repairsWithIt;
    info = known;
  }

  boolean isComplete() {
    return info != null;
  }

  /**
   * What it said.
   *
   * @throws NullPointerException before the handshake is done, when no application knows this peer
   */
  PeerInfo info() {
    return requireNonNull(info, "the handshake is not done");
  }

  Origin.Remote origin() {
    return origin;
  }

  boolean repairs() {
    return repairs;
  }

  boolean numbersAnswers() {
    return info().identity().filter(NodeIdentity::numbersAnswers).isPresent();
  }

  boolean routes(Topic topic) {
    PeerInfo known = info;
    return known != null && rules.routes(known.services(), topic);
  }
}
