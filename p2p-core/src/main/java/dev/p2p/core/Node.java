package dev.p2p.core;

import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.EventBus;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.PublishResult;
import dev.p2p.api.Registration;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.admit.InboundDoor;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.connect.Attendance;
import dev.p2p.core.connect.Dials;
import dev.p2p.core.connect.Inbound;
import dev.p2p.core.connect.PeerManager;
import dev.p2p.core.connect.PeerRegistry;
import dev.p2p.core.connect.Ports;
import dev.p2p.core.judge.BanKeeper;
import dev.p2p.core.judge.BanKeeping;
import dev.p2p.core.judge.Bans;
import dev.p2p.core.judge.ConfiguredPeers;
import dev.p2p.core.judge.Judge;
import dev.p2p.core.judge.Score;
import dev.p2p.core.observe.DiscoveryUsage;
import dev.p2p.core.observe.NodeCounters;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.observe.NodeUsage;
import dev.p2p.core.observe.Observers;
import dev.p2p.core.outbox.Kinds;
import dev.p2p.core.outbox.OutboxContext;
import dev.p2p.core.peer.PeerContext;
import dev.p2p.core.process.Intake;
import dev.p2p.core.process.LaterOutcomes;
import dev.p2p.core.process.Settlement;
import dev.p2p.core.repair.RepairFirst;
import dev.p2p.core.request.AnswerNumbering;
import dev.p2p.core.request.RequestContext;
import dev.p2p.core.request.RequestNumbers;
import dev.p2p.core.request.TurnMark;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.spi.Execution.Ticking;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.StateStore;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final NodeGossip gossip;
  private final Optional<NodeDiscovery> discovery;
  private final ByteBudget budget;
  private final Judge judge;
  private final Optional<BanKeeping> banKeeping;
  private final LaterOutcomes later;
  private final PeerManager peers;
  private final Registration admission;
  private final Ticking ticker;

  Node(NodeBuilder builder) {
    this.parts = builder.parts();
    this.messages = builder.messages();
    TimeSource time = parts.around().time();
    NodeSettings settings = parts.settings();
    NodeObserver told = observer(builder.observers());
    ConfiguredPeers configured = new ConfiguredPeers(builder.reserved());
    this.judge = new Judge(builder.penalties(), configured, time, told);
    // Last, so that what it does about an offence is told after the offence.
    NodeObserver observer = new Observers(List.of(told, judge));
    long nonce = parts.around().random().nextLong();

    PeerRegistry registry = new PeerRegistry(nonce);
    this.gossip = new NodeGossip(parts, observer, registry);
    this.discovery =
        builder
            .discovery()
            .map(given -> new NodeDiscovery(given, parts, observer, this::dial, this::isBanned));
    Settlement settlement = gossip.settlement();
    this.budget =
        new ByteBudget(
            settings.limits().bytesMax(),
            settings.gossip().store().bytesMax(),
            () -> parts.store().usage().heapBytes());
    this.later = new LaterOutcomes(settlement, budget, settings.handlers().laterTimeout());
    Intake intake =
        new Intake(
            parts.wire(),
            gossip.news(),
            new AnswerNumbering(processor(builder.processor(observer)), parts.wire().frames()),
            settlement,
            later,
            new Intake.Surroundings(time, observer, settings.handlers().slowAfter()));
    TurnMark ticking = new TurnMark();
    RequestContext requests = requests(builder, observer, ticking);
    PeerContext context =
        new PeerContext(
            parts.wire(),
            settings,
            new PeerContext.Surroundings(time, observer),
            () -> identity(nonce),
            new PeerContext.Incoming(intake, requests),
            new OutboxContext(budget, new Kinds(builder.kinds(), observer)));
    this.peers =
        new PeerManager(
            context,
            new Ports(parts.transport(), parts.bus(), parts.around().execution()),
            registry,
            judge.bans(),
            inbound(configured),
            gossip.participation(
                discovery.<Attendance>map(found -> found).orElse(Attendance.NONE)));
    judge.enforceBy(peers);
    this.banKeeping = builder.state().map(state -> keepBans(state, builder.penalties(), told));
    this.admission = gossip.admit();
    this.ticker = parts.around().execution().every("p2p-ticker", TICK, ticking.around(this::tick));
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
   *     depends on this; or with a {@link ConnectFailedException}, at once if the address is banned
   */
  public CompletableFuture<RemotePeer> connect(NodeAddress remote) {
    return peers.connect(remote);
  }

  /** The peers that take part, in the order they came. */
  public List<RemotePeer> peers() {
    return List.copyOf(peers.connected());
  }

  /** Who may not connect, and is not connected to. */
  public Bans bans() {
    return judge.bans();
  }

  /** How an address stands, and for what it paid; empty if nothing is known of it. */
  public Optional<Score> score(NodeAddress address) {
    return judge.score(address);
  }

  /** How all addresses stand of which anything is known, the worst first. */
  public List<Score> scores() {
    return judge.scores();
  }

  /** Makes messages of this node. */
  public MessageFactory messages() {
    return messages;
  }

  /** The bus this node was built with. */
  public EventBus bus() {
    return parts.bus();
  }

  /**
   * Publishes a message to all peers: the same as publishing it on the bus's Gossip topic.
   *
   * @return how many peers' outboxes took it, how many of these gave up something older for it (a
   *     full one its oldest of the lowest priority, and any an older message of the same kind of a
   *     topic that keeps the latest), and how many did not take it. Peers whose services do not
   *     include the topic do not count. What was taken can still be lost: to what comes after it,
   *     to the node's budget, or with its peer; all that is in {@link #stats}
   */
  public PublishResult publish(Message message) {
    return parts.bus().publish(NodeTopics.GOSSIP, message);
  }

  /**
   * Publishes several messages to all peers, in their order: the same as {@link #publish} for one
   * after the other, and cheaper, as the peers' Writers are woken once.
   *
   * @return what became of each, in their order
   */
  public List<PublishResult> publishAll(List<Message> all) {
    return parts.bus().publishAll(NodeTopics.GOSSIP, all);
  }

  /**
   * Waits until at most half of every peer's outbox is used, and three quarters of the node's
   * memory, for publishers that would rather wait than have older messages give way.
   *
   * @return false if that did not come about within {@code limit}
   */
  public boolean awaitRoom(Duration limit) throws InterruptedException {
    return peers.awaitRoom(limit);
  }

  /**
   * Waits until at least {@code count} peers take part: what is published then reaches them.
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
    return new NodeUsage(
        peers.outboxes(),
        gossip.filter().size(),
        later.size(),
        peers.openRequests(),
        budget.usage(),
        judge.usage());
  }

  /** Its limits and time-outs. */
  public NodeSettings settings() {
    return parts.settings();
  }

  /** What it knows of others at the moment; empty if it does not look for peers itself. */
  public Optional<DiscoveryUsage> discovered() {
    return discovery.map(NodeDiscovery::usage);
  }

  /**
   * Begins to leave, without waiting: accepts no more, flushes what is queued, ends its streams.
   * For whoever must not wait; {@link #close} still has to be called.
   */
  public void leave() {
    discovery.ifPresent(NodeDiscovery::stop);
    peers.leave();
  }

  /**
   * Leaves: accepts no more, flushes what is queued, ends its streams, reads its peers' to their
   * end, each within the limits of the settings. Later calls do nothing more.
   */
  @Override
  public void close() {
    discovery.ifPresent(NodeDiscovery::stop);
    peers.close();
    ticker.close();
    discovery.ifPresent(NodeDiscovery::close);
    banKeeping.ifPresent(BanKeeping::close);
    admission.close();
  }

  private BanKeeping keepBans(StateStore state, PenaltySettings settings, NodeObserver observer) {
    int bansMax = settings.bans().bansMax();
    return BanKeeping.begin(
        new BanKeeper(judge.bans(), bansMax, state, observer), parts.around().execution());
  }

  private NodeObserver observer(List<NodeObserver> given) {
    List<NodeObserver> all = new ArrayList<>(given);
    all.addFirst(counters);
    return new Observers(all);
  }

  private void tick() {
    long now = parts.around().time().nanoTime();
    Turns.all(
        List.of(
            () -> peers.tick(now),
            () -> judge.tick(now),
            () -> later.tick(now),
            gossip::tick,
            () -> discovery.ifPresent(finding -> finding.tick(now))));
  }

  private void dial(NodeAddress remote, Dials.Watcher watcher) {
    peers.dial(remote, watcher);
  }

  private boolean isBanned(NodeAddress address) {
    return judge.bans().concerning(address).isPresent();
  }

  private Inbound inbound(ConfiguredPeers configured) {
    return new Inbound(
        new InboundDoor(
            parts.settings().connections().inbound(),
            configured::includes,
            parts.around().random()));
  }

  private MessageProcessor processor(MessageProcessor ofApplication) {
    MessageProcessor discovering =
        discovery.map(finding -> finding.before(ofApplication)).orElse(ofApplication);
    return gossip
        .repair()
        .<MessageProcessor>map(repair -> new RepairFirst(repair, discovering))
        .orElse(discovering);
  }

  private RequestContext requests(NodeBuilder builder, NodeObserver observer, TurnMark ticking) {
    return new RequestContext(
        builder.pairs(),
        messages,
        new RequestNumbers(parts.around().random()),
        parts.around().time(),
        observer,
        ticking);
  }

  private long capabilities() {
    long repairs = gossip.repair().isPresent() ? NodeIdentity.REPAIRS : 0;
    long numbers = parts.wire().frames().hasReserved() ? NodeIdentity.NUMBERS_ANSWERS : 0;
    return repairs | numbers;
  }

  private NodeIdentity identity(long nonce) {
    return new NodeIdentity(nonce, peers.listenPort(), capabilities(), parts.software());
  }
}
