package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offer;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.core.gossip.Neighbour;
import dev.p2p.core.outbox.Gate;
import dev.p2p.core.process.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A peer that keeps what it is sent. */
final class ScriptedSender implements Sender, Neighbour {

  final List<Message> answers = new ArrayList<>();
  final List<Message> passed = new ArrayList<>();

  private final PeerInfo info;
  private final Origin origin;
  private final Gate later = new Gate(1);

  ScriptedSender(String name, long services) {
    this.info =
        new PeerInfo(
            new PeerId(name),
            new NodeAddress("192.0.2.1", 7_000),
            Direction.INBOUND,
            new ProtocolVersion(0, 4, 3),
            services,
            Optional.empty());
    this.origin = new Origin.Remote(info.id());
  }

  @Override
  public PeerInfo info() {
    return info;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public void answer(Iterator<Message> lazily) {
    lazily.forEachRemaining(answers::add);
  }

  @Override
  public boolean repairs() {
    return false;
  }

  @Override
  public Offer offerGossip(Message message) {
    passed.add(message);
    return Offer.ACCEPTED;
  }

  @Override
  public Gate later() {
    return later;
  }

  @Override
  public boolean takeAnswer(Message message) {
    return false;
  }

  @Override
  public CompletableFuture<Message> request(String topicName, Bytes payload, Duration timeout) {
    throw new AssertionError("only handlers ask, and these do not");
  }

  @Override
  public boolean send(Message message) {
    throw new AssertionError("only handlers send, and these do not");
  }

  @Override
  public void close() {
    throw new AssertionError("only handlers close, and these do not");
  }

  @Override
  public void overBudget(String evidence) {
    throw new AssertionError("there is memory for all of this: " + evidence);
  }

  @Override
  public void broughtNews() {}
}
