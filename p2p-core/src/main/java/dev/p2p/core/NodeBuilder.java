package dev.p2p.core;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Bytes;
import dev.p2p.api.Candidates;
import dev.p2p.api.Chain;
import dev.p2p.api.EventBus;
import dev.p2p.api.InventoryKey;
import dev.p2p.api.Mempool;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.core.inventory.InventoryContext;
import dev.p2p.core.inventory.InventoryHandlers;
import dev.p2p.core.inventory.InventoryPorts;
import dev.p2p.core.process.LocalMessages;
import dev.p2p.core.process.Stamp;
import dev.p2p.core.process.StandardHandlers;
import dev.p2p.core.process.TopicDispatcher;
import dev.p2p.core.request.PairTable;
import dev.p2p.core.settings.InventorySettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.spi.Execution;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.StateStore;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.Transport;
import dev.p2p.spi.WireProtocol;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a node is made of. Wire protocol, transport and bus must be given; settings, time,
 * chance and threads have defaults.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class NodeBuilder {

  private @Nullable WireProtocol wire;
  private @Nullable Transport transport;
  private @Nullable EventBus bus;
  private @Nullable MessageStore store;
  private @Nullable StateStore state;
  private NodeSettings settings = NodeSettings.DEFAULTS;
  private TimeSource time = TimeSource.system();
  private RandomGenerator random = new SecureRandom();
  private Execution execution = Execution.virtualThreads();
  private String software = "p2p";
  private boolean stampMessages;
  private @Nullable Discovery discovery;
  private @Nullable MessageProcessor processor;
  private MessageHandler otherwise = (message, peer) -> Outcome.ignored();
  private InventoryPorts inventory = InventoryPorts.NONE;
  private InventorySettings inventorySettings = InventorySettings.DEFAULTS;
  private PenaltySettings penalties = PenaltySettings.DEFAULTS;
  private final Set<NodeAddress> reserved = new LinkedHashSet<>();
  private final List<NodeObserver> observers = new ArrayList<>();
  private final List<TopicPair> pairs = new ArrayList<>();
  private final Map<String, MessageHandler> handlers = new LinkedHashMap<>();
  private final KindKeys kinds = new KindKeys();

  NodeBuilder() {}

  /** The dialect the node speaks. */
  public NodeBuilder wire(WireProtocol protocol) {
    this.wire = protocol;
    return this;
  }

  /** Makes its connections. */
  public NodeBuilder transport(Transport connections) {
    this.transport = connections;
    return this;
  }

  /** Where its components meet. The node does not close it. */
  public NodeBuilder bus(EventBus events) {
    this.bus = events;
    return this;
  }

  /**
   * Where it keeps what was accepted, for peers that missed it; in memory unless given. The node
   * does not close it.
   */
  public NodeBuilder store(MessageStore messages) {
    this.store = messages;
    return this;
  }

  /** How it finds peers by itself; unless given, it dials only whom it is told to. */
  public NodeBuilder discover(Discovery peers) {
    this.discovery = peers;
    return this;
  }

  /**
   * Where it keeps what it must know after a restart: its bans, and the addresses it learned;
   * nowhere unless given. The node does not close it.
   */
  public NodeBuilder state(StateStore place) {
    this.state = place;
    return this;
  }

  /** Limits and time-outs; {@link NodeSettings#DEFAULTS} unless given. */
  public NodeBuilder settings(NodeSettings limits) {
    this.settings = limits;
    return this;
  }

  /** Where time comes from; the machine's clocks unless given. */
  public NodeBuilder time(TimeSource clocks) {
    this.time = clocks;
    return this;
  }

  /** Where chance comes from; the machine's unless given. */
  public NodeBuilder random(RandomGenerator generator) {
    this.random = generator;
    return this;
  }

  /** Where threads come from; {@link Execution#virtualThreads} unless given. */
  public NodeBuilder execution(Execution threads) {
    this.execution = threads;
    return this;
  }

  /** Name and version told to peers of ours; at most 64 bytes of UTF-8. */
  public NodeBuilder software(String nameAndVersion) {
    this.software = nameAndVersion;
    return this;
  }

  /** How peers are judged; {@link PenaltySettings#DEFAULTS} unless given. */
  public NodeBuilder penalties(PenaltySettings prices) {
    this.penalties = prices;
    return this;
  }

  /**
   * Nodes that are always to be connected: what comes from their hosts is never banned, is not
   * bounded by the limits for addresses and subnets, and never has to go for another; and a node
   * that finds peers by itself dials them whenever they are not connected, besides the others.
   *
   * @param peers what comes from their hosts may come from any port
   */
  public NodeBuilder reserve(Collection<NodeAddress> peers) {
    reserved.addAll(peers);
    return this;
  }

  /** One more who is told everything. */
  public NodeBuilder observe(NodeObserver observer) {
    observers.add(observer);
    return this;
  }

  /**
   * One more topic, of the application; give the wire protocol first.
   *
   * @throws IllegalArgumentException if its number or name clashes, or its payload is too large
   */
  public NodeBuilder topic(Topic topic) {
    this.wire = given(wire, "wire").with(topic);
    return this;
  }

  /**
   * Whether the reserved field of messages made by {@link #messages} and {@link Node#messages} is
   * the wall clock, in nanoseconds since 1970, so that propagation times can be measured; no unless
   * given. What the node says of its own accord, handshake and keep-alive, carries 0, and what it
   * relays stays as it came.
   */
  public NodeBuilder stampMessages(boolean yes) {
    this.stampMessages = yes;
    return this;
  }

  /**
   * Makes messages for handlers to answer with; give the wire protocol, the topics, the clocks and
   * {@link #stampMessages} first. The same as {@link Node#messages}.
   *
   * @throws IllegalStateException if the wire protocol is missing
   * @throws IllegalArgumentException if messages are to be stamped, and frames of this profile have
   *     no reserved field
   */
  public MessageFactory messages() {
    WireProtocol protocol = given(wire, "wire");
    if (stampMessages && !protocol.frames().hasReserved()) {
      throw new IllegalArgumentException(
          "stampMessages must be false with profile %s, whose frames have no reserved field"
              .formatted(protocol.profile().name()));
    }
    return new LocalMessages(protocol, stampMessages ? Stamp.wallClock(time) : Stamp.NONE);
  }

  /**
   * What the application has of transactions, for peers that ask: MemPool is answered from it, and
   * GetData; of what Inv announces, it is asked for what it does not know. Unless given, MemPool is
   * answered with none, and the rest is left to handlers.
   */
  public NodeBuilder mempool(Mempool transactions) {
    this.inventory = inventory.withMempool(transactions);
    return this;
  }

  /**
   * What the application has of blocks, for peers that ask: GetBlocks is answered from it, and
   * GetData; blocks that Inv announces and it does not know are asked for. Left to handlers unless
   * given.
   */
  public NodeBuilder chain(Chain blocks) {
    this.inventory = inventory.withChain(blocks);
    return this;
  }

  /** What GetCandidate is answered from; left to handlers unless given. */
  public NodeBuilder candidates(Candidates blocks) {
    this.inventory = inventory.withCandidates(blocks);
    return this;
  }

  /** Tells what has come of what was asked for; unless given, that is known when time is up. */
  public NodeBuilder inventoryKey(InventoryKey key) {
    this.inventory = inventory.withKey(key);
    return this;
  }

  /** Bounds of inventories; {@link InventorySettings#DEFAULTS} unless given. */
  public NodeBuilder inventorySettings(InventorySettings limits) {
    this.inventorySettings = limits;
    return this;
  }

  /**
   * Handles the messages of a topic. Unless given here, Ping and MemPool are answered, and what is
   * asked of {@link #mempool}, {@link #chain} and {@link #candidates}; Pong is ignored.
   */
  public NodeBuilder handle(String topicName, MessageHandler handler) {
    handlers.put(topicName, handler);
    return this;
  }

  /**
   * Which topic of the application answers which, so that {@link
   * dev.p2p.api.RemotePeer#request(String, dev.p2p.api.Bytes, java.time.Duration)} may ask.
   *
   * @throws IllegalArgumentException if the two are the same
   */
  public NodeBuilder pair(String question, String answer) {
    return pair(TopicPair.of(question, answer));
  }

  /** The same, said in full. Takes the place of the profile's own pair with that question. */
  public NodeBuilder pair(TopicPair pair) {
    pairs.add(pair);
    return this;
  }

  /** Handles the messages of every other topic; ignores them unless given. */
  public NodeBuilder otherwise(MessageHandler handler) {
    this.otherwise = handler;
    return this;
  }

  /**
   * Says which messages of a topic that keeps the latest are of one kind: those with equal keys. Of
   * one kind at most one waits for a peer; without this, all of the topic are of one.
   *
   * <pre>{@code
   * builder.kind("status", message -> message.payload().slice(0, 32));
   * }</pre>
   *
   * @param key runs on whichever thread queues a message, once for each peer; must not wait. What
   *     it answers is kept with the message: a part of it, or short. A message it throws at is of a
   *     kind of its own
   */
  public NodeBuilder kind(String topicName, Function<? super Message, Bytes> key) {
    kinds.put(topicName, key);
    return this;
  }

  /** Processes all messages itself: then no handler given here is called. */
  public NodeBuilder processor(MessageProcessor own) {
    this.processor = own;
    return this;
  }

  /**
   * Starts the node. It does not listen yet, and dials only if it finds peers by itself: with the
   * first tick of its clock. Waits for the disk if it is to remember what it learned.
   *
   * @throws IllegalStateException if the wire protocol, transport or bus is missing
   * @throws IllegalArgumentException if a topic of a handler or pair is not in the profile, a topic
   *     of a pair is not routable or answers two questions, a question has two pairs, kinds are
   *     given for a topic that does not keep the latest, or messages are to be stamped in a profile
   *     that has no field for it
   * @throws java.io.UncheckedIOException if what it remembers can neither be read nor set aside
   */
  public Node start() {
    return new Node(this);
  }

  NodeParts parts() {
    return new NodeParts(
        new NodeParts.Adapters(
            given(wire, "wire"),
            given(transport, "transport"),
            given(bus, "bus"),
            store == null ? recentMessages() : store),
        new NodeParts.Surroundings(time, random, execution),
        settings,
        software);
  }

  private MessageStore recentMessages() {
    return new RecentMessages(settings.gossip().store(), given(wire, "wire").frames(), time);
  }

  Optional<NodeDiscovery.Given> discovery() {
    return Optional.ofNullable(discovery)
        .map(found -> new NodeDiscovery.Given(found, reserved, state()));
  }

  PenaltySettings penalties() {
    return penalties;
  }

  Set<NodeAddress> reserved() {
    return reserved;
  }

  Optional<StateStore> state() {
    return Optional.ofNullable(state);
  }

  List<NodeObserver> observers() {
    return observers;
  }

  Map<Topic, Function<? super Message, Bytes>> kinds() {
    return kinds.byTopic(given(wire, "wire"));
  }

  PairTable pairs() {
    WireProtocol protocol = given(wire, "wire");
    return PairTable.of(protocol.profile().topics(), protocol.pairs(), pairs);
  }

  MessageProcessor processor(NodeObserver observer) {
    if (processor != null) {
      return processor;
    }
    MessageFactory messages = messages();
    Map<Topic, MessageHandler> byTopic = new LinkedHashMap<>();
    StandardHandlers.of(messages)
        .forEach((name, handler) -> byTopic.put(messages.profile().topics().named(name), handler));
    InventoryHandlers inventories =
        new InventoryHandlers(
            inventory,
            new InventoryContext(
                messages, given(wire, "wire").inventories(), time, observer, inventorySettings));
    inventories.addTo(byTopic);
    handlers.forEach(
        (name, handler) -> byTopic.put(messages.profile().topics().named(name), handler));
    inventories.watch(byTopic, otherwise);
    return new TopicDispatcher(byTopic, otherwise);
  }

  private static <T> T given(@Nullable T part, String name) {
    if (part == null) {
      throw new IllegalStateException("a node needs a " + name + ": give it to the builder");
    }
    return requireNonNull(part);
  }
}
