package dev.p2p.core;

import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.EventBus;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.PublishResult;
import dev.p2p.api.Registration;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.connect.PeerManager;
import dev.p2p.core.connect.PeerRegistry;
import dev.p2p.core.connect.Ports;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.gossip.GossipAdmission;
import dev.p2p.core.gossip.Relay;
import dev.p2p.core.observe.NodeCounters;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.observe.NodeUsage;
import dev.p2p.core.observe.Observers;
import dev.p2p.core.peer.PeerContext;
import dev.p2p.core.process.Intake;
import dev.p2p.core.process.LaterOutcomes;
import dev.p2p.core.process.Settlement;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.Execution.Ticking;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A node of a gossip network.
 *
 * <pre>{@code
 * try (Node node =
 *     Node.builder().wire(wire).transport(transport).bus(bus)
 *         .handle("tx", (message, peer) -> Outcome.accepted())
 *         .start()) {
 *   node.listen(NodeAddress.parse("0.0.0.0:7000"));
 *   node.connect(NodeAddress.parse("node.example:7000")).join();
 *   node.publish(node.messages().create("tx", Bytes.utf8("hello")));
 * }
 * }</pre>
 *
 * <p><b>Threading:</b> safe to share. Only {@link #awaitRoom}, {@link #awaitPeers} and {@link
 * #close} wait.
 */
public final class Node implements AutoCloseable {

  /** How often the node looks at the clock; what is due is done at most this much later. */
  private static final Duration TICK = Duration.ofMillis(100);

  private final NodeParts parts;
  private final MessageFactory messages;
  private final NodeCounters counters = new NodeCounters();
  private final DuplicateFilter filter;
  private final LaterOutcomes later;
  private final PeerManager peers;
  private final Registration admission;
  private final Ticking ticker;

  Node(NodeBuilder builder) {
    this.parts = builder.parts();
    this.messages = builder.messages();
    TimeSource time = parts.around().time();
    NodeSettings settings = parts.settings();
    NodeObserver observer = observer(builder.observers());
    long nonce = parts.around().random().nextLong();

    PeerRegistry registry = new PeerRegistry(nonce);
    this.filter = new DuplicateFilter(settings.gossip(), time.nanoTime());
    Settlement settlement =
        new Settlement(filter, new Relay(registry::connected), parts.bus(), observer);
    this.later = new LaterOutcomes(settlement, settings.handlers().laterTimeout());
    Intake intake =
        new Intake(
            parts.wire(),
            filter,
            builder.processor(observer),
            settlement,
            later,
            new Intake.Surroundings(time, observer, settings.handlers().slowAfter()));
    PeerContext context =
        new PeerContext(parts.wire(), settings, time, observer, () -> identity(nonce), intake);
    this.peers =
        new PeerManager(
            context,
            new Ports(parts.transport(), parts.bus(), parts.around().execution()),
            registry);
    this.admission =
        parts
            .bus()
            .admit(
                NodeTopics.GOSSIP,
                new GossipAdmission(parts.wire().profile(), filter, time, observer));
    this.ticker =
        parts
            .around()
            .execution()
            .every(
                "p2p-ticker",
                TICK,
                () -> {
                  peers.tick(time.nanoTime());
                  later.tick(time.nanoTime());
                });
  }

  /** Begins to collect what a node is made of. */
  public static NodeBuilder builder() {
    return new NodeBuilder();
  }

  /**
   * Accepts connections from now on; may be called for several addresses.
   *
   * @param local port 0 asks the system to pick one
   * @return where, with the port that was picked
   * @throws IOException if it can't; the message names the address
   */
  public NodeAddress listen(NodeAddress local) throws IOException {
    return peers.listen(local);
  }

  /**
   * Connects to a node, without waiting.
   *
   * @return completed when the peer takes part, on its Reader, whose messages wait for whatever
   *     depends on this; or with a {@link ConnectFailedException}
   */
  public CompletableFuture<RemotePeer> connect(NodeAddress remote) {
    return peers.connect(remote);
  }

  /** The peers that take part, in the order they came. */
  public List<RemotePeer> peers() {
    return List.copyOf(peers.connected());
  }

  /** Makes messages of this node. */
  public MessageFactory messages() {
    return messages;
  }

  /** The bus this node was built with. */
  public EventBus bus() {
    return parts.bus();
  }

  /** Publishes a message to all peers: the same as publishing it on the bus's Gossip topic. */
  public PublishResult publish(Message message) {
    return parts.bus().publish(NodeTopics.GOSSIP, message);
  }

  /**
   * Waits until at most half of every peer's outbox is used, for publishers that would rather wait
   * than have older messages give way.
   *
   * @return false if that did not come about within {@code limit}
   */
  public boolean awaitRoom(Duration limit) throws InterruptedException {
    return peers.awaitRoom(limit);
  }

  /**
   * Waits until at least {@code count} peers take part.
   *
   * @return false if fewer did within {@code limit}
   */
  public boolean awaitPeers(int count, Duration limit) throws InterruptedException {
    return peers.awaitPeers(count, limit);
  }

  /** What it has done so far. */
  public NodeStats stats() {
    return counters.snapshot();
  }

  /** What it holds at the moment, of all that has a bound. */
  public NodeUsage usage() {
    return new NodeUsage(peers.outboxes(), filter.size(), later.size());
  }

  /**
   * Begins to leave, without waiting: accepts no more, flushes what is queued, ends its streams.
   * For whoever must not wait; {@link #close} still has to be called.
   */
  public void leave() {
    peers.leave();
  }

  /**
   * Leaves: accepts no more, flushes what is queued, ends its streams, reads its peers' to their
   * end, each within the limits of the settings. Later calls do nothing more.
   */
  @Override
  public void close() {
    peers.close();
    ticker.close();
    admission.close();
  }

  private NodeObserver observer(List<NodeObserver> given) {
    List<NodeObserver> all = new ArrayList<>(given);
    all.addFirst(counters);
    return new Observers(all);
  }

  private NodeIdentity identity(long nonce) {
    return new NodeIdentity(nonce, peers.listenPort(), 0, parts.software());
  }
}
