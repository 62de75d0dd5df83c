package dev.p2p.core.connect;

import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.PeerInfo;
import dev.p2p.core.gossip.Dissemination;
import dev.p2p.core.peer.Peer;
import dev.p2p.core.repair.Repair;
import java.util.List;
import java.util.Optional;

/**
 * What taking part means for a peer: it is given gossip, and, if it is one of ours, repaired with;
 * and whoever wants to know is told.
 *
 * <p><b>Threading:</b> safe to share. Never waits.
 *
 * @param dissemination decides what it is given
 * @param repair empty where the protocol has none
 * @param attendance told who takes part
 */
public record Participation(
    Dissemination dissemination, Optional<Repair> repair, Attendance attendance) {

  /** Offers it what was published here. */
  Offer offer(Peer peer, Message message) {
    return dissemination.offer(peer, message, false);
  }

  /** The same for several. */
  List<Offer> offerAll(Peer peer, List<? extends Message> messages) {
    return dissemination.offerAll(peer, messages);
  }

  /** Whether repair goes on between it and this node. */
  boolean repairsWith(PeerInfo peer) {
    return repair.map(ours -> ours.isWith(peer)).orElse(false);
  }

  /** It takes part. */
  void joined(Peer peer) {
    boolean dialled = peer.connection().direction() == Direction.OUTBOUND;
    repair.filter(ours -> peer.repairs()).ifPresent(ours -> ours.joined(peer, dialled));
    attendance.joined(peer);
  }

  /** It took part, and does not any more. */
  void left(Peer peer) {
    repair.filter(ours -> peer.repairs()).ifPresent(ours -> ours.left(peer));
    attendance.left(peer);
  }
}
