package dev.p2p.core.repair;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A peer of ours that keeps what it is sent. */
final class TestRepairPeer implements RepairPeer {

  final List<Message> sent = new ArrayList<>();

  /** Whether gossip for it has been dropped; true once. */
  boolean lost;

  long partialBytes;

  private final PeerInfo info;

  TestRepairPeer(String name) {
    this(name, NodeIdentity.REPAIRS);
  }

  TestRepairPeer(String name, long capabilities) {
    this.info =
        new PeerInfo(
            new PeerId(name),
            new NodeAddress("192.0.2.1", 7_000),
            Direction.INBOUND,
            new ProtocolVersion(0, 4, 3),
            1,
            Optional.of(new NodeIdentity(1, 0, capabilities, "test")));
  }

  PeerId id() {
    return info.id();
  }

  @Override
  public PeerInfo info() {
    return info;
  }

  @Override
  public boolean lostGossip() {
    boolean before = lost;
    lost = false;
    return before;
  }

  @Override
  public long partialBytes() {
    return partialBytes;
  }

  @Override
  public boolean send(Message message) {
    return sent.add(message);
  }

  @Override
  public CompletableFuture<Message> request(String topicName, Bytes payload, Duration timeout) {
    throw new AssertionError("repair asks with messages of its own");
  }

  @Override
  public void close() {
    throw new AssertionError("repair closes nobody");
  }

  @Override
  public String toString() {
    return info.id().toString();
  }
}
