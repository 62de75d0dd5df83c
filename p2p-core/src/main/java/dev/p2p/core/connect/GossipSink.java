package dev.p2p.core.connect;

import dev.p2p.api.BatchSink;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.peer.Peer;
import java.util.List;

/**
 * A peer on the Gossip topic.
 *
 * <p><b>Threading:</b> safe to share; runs on the publishers' threads.
 *
 * @param participation decides what the peer is given
 */
record GossipSink(Peer peer, Participation participation) implements BatchSink<Message> {

  @Override
  public Offer offer(Message message) {
    return participation.offer(peer, message);
  }

  @Override
  public List<Offer> offerAll(List<? extends Message> messages) {
    return participation.offerAll(peer, messages);
  }
}
