package dev.p2p.core;

import dev.p2p.api.MessageId;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.Origin;
import dev.p2p.api.Registration;
import dev.p2p.core.connect.Attendance;
import dev.p2p.core.connect.Participation;
import dev.p2p.core.connect.PeerRegistry;
import dev.p2p.core.gossip.Dissemination;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.gossip.GossipAdmission;
import dev.p2p.core.gossip.Relay;
import dev.p2p.core.process.Keeping;
import dev.p2p.core.process.News;
import dev.p2p.core.process.Settlement;
import dev.p2p.core.repair.KnownIds;
import dev.p2p.core.repair.Repair;
import dev.p2p.core.repair.RepairMessages;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.util.Optional;

/** The part of a node that deals in gossip, put together. */
final class NodeGossip {

  private final NodeParts parts;
  private final NodeObserver observer;
  private final DuplicateFilter filter;
  private final Optional<Repair> repair;
  private final Dissemination dissemination;
  private final Relay relay;

  NodeGossip(NodeParts parts, NodeObserver observer, PeerRegistry registry) {
    this.parts = parts;
    this.observer = observer;
    NodeParts.Surroundings around = parts.around();
    this.filter =
        new DuplicateFilter(
            parts.settings().gossip(), around.random().nextLong(), time().nanoTime());
    KnownIds.forEach(parts.store(), this::remember);
    Optional<RepairMessages> messages = RepairMessages.of(parts.wire());
    this.repair =
        messages.map(speaking ->
            new Repair(
                speaking,
                parts.settings().gossip().repair(),
                new Repair.Surroundings(
                    parts.store(), filter, observer, around.time(), around.random())));
    this.dissemination =
        new Dissemination(
            messages.map(speaking -> speaking::have),
            parts.settings().gossip().repair(),
            () -> registry.connected().size(),
            around.random().nextLong());
    this.relay = new Relay(registry::connected, dissemination);
  }

  Optional<Repair> repair() {
    return repair;
  }

  DuplicateFilter filter() {
    return filter;
  }

  News news() {
    return new News(filter, repair, observer);
  }

  Settlement settlement() {
    return new Settlement(filter, relay, new Keeping(parts.store(), repair), parts.bus(), observer);
  }

  Participation participation(Attendance attendance) {
    return new Participation(dissemination, repair, attendance);
  }

  Registration admit() {
    return parts
        .bus()
        .admit(
            NodeTopics.GOSSIP,
            new GossipAdmission(parts.wire().profile(), filter, parts.store(), time(), observer));
  }

  void tick() {
    repair.ifPresent(Repair::tick);
    parts.store().expire();
  }

  /** What an earlier run of the node kept, it has processed. */
  private void remember(MessageId id) {
    var unused = filter.accept(id, Origin.LOCAL, time().nanoTime());
  }

  private TimeSource time() {
    return parts.around().time();
  }
}
