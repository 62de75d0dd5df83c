package dev.p2p.core.process;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.core.outbox.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A sender that keeps its answers. */
public final class TestSender implements Sender {

  final List<Message> answers = new ArrayList<>();

  /** Why it was let go. */
  final List<String> evidence = new ArrayList<>();

  /** How often it was the first to bring what was accepted. */
  int broughtNews;

  private final PeerInfo info;
  private final Gate later;

  /** A full node with room for plenty of later outcomes. */
  public TestSender(String name) {
    this(name, 1, new Gate(1_000));
  }

  TestSender(String name, long services, Gate later) {
    this.info =
        new PeerInfo(
            new PeerId(name),
            new NodeAddress("192.0.2.1", 7_000),
            Direction.INBOUND,
            new ProtocolVersion(0, 4, 3),
            services,
            Optional.empty());
    this.later = later;
  }

  @Override
  public PeerInfo info() {
    return info;
  }

  @Override
  public Origin origin() {
    return new Origin.Remote(info.id());
  }

  @Override
  public void answer(Iterator<Message> lazily) {
    lazily.forEachRemaining(answers::add);
  }

  @Override
  public Gate later() {
    return later;
  }

  @Override
  public void overBudget(String why) {
    evidence.add(why);
  }

  @Override
  public boolean takeAnswer(Message message) {
    return false;
  }

  @Override
  public CompletableFuture<Message> request(String topicName, Bytes payload, Duration timeout) {
    throw new AssertionError("only handlers ask, and those of these tests do not");
  }

  @Override
  public boolean send(Message message) {
    throw new AssertionError("only handlers send, and those of these tests do not");
  }

  @Override
  public void close() {
    throw new AssertionError("only handlers close, and those of these tests do not");
  }

  @Override
  public void broughtNews() {
    broughtNews++;
  }
}
