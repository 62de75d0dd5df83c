package dev.p2p.core.connect;

import dev.p2p.api.Ban;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.AddressTested;
import dev.p2p.api.CloseReason.Banned;
import dev.p2p.api.CloseReason.InternalDefect;
import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.judge.Bans;
import dev.p2p.core.judge.Enforcer;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.peer.Peer;
import dev.p2p.core.peer.PeerContext;
import dev.p2p.core.peer.PeerHost;
import dev.p2p.core.settings.ShutdownSettings;
import dev.p2p.spi.Connection;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.NodeEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Opens connections, by dialling and accepting, and keeps the books: a connection is opened once,
 * ends once, and in between is open.
 *
 * <p><b>Threading:</b> safe to share. Each listener has an accepting thread, each dial one of its
 * own until the connection stands.
 */
public final class PeerManager implements PeerHost, Dials, Enforcer {

  /** Beyond the limits of a departure, so that the ticker enforces these first. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final PeerContext context;
  private final Ports ports;
  private final PeerRegistry registry;
  private final Bans bans;
  private final Inbound inbound;
  private final Participation participation;
  private final Welcomes welcomes = new Welcomes();
  private final RoomSignal room = new RoomSignal();
  private final AtomicLong lastNumber = new AtomicLong();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<Long, Dials.Watcher> dials = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** A manager without connections. */
  public PeerManager(
      PeerContext context,
      Ports ports,
      PeerRegistry registry,
      Bans bans,
      Inbound inbound,
      Participation participation) {
    this.context = context;
    this.ports = ports;
    this.registry = registry;
    this.bans = bans;
    this.inbound = inbound;
    this.participation = participation;
    context.outboxes().budget().onRoom(room::signal);
  }

  /**
   * Accepts connections from now on.
   *
   * @return where, with the port the system picked
   * @throws IOException as {@link dev.p2p.spi.Transport#listen}, or if the node is closed
   */
  public NodeAddress listen(NodeAddress local) throws IOException {
    Listener listener = ports.transport().listen(local);
    listeners.add(listener);
    // Asked behind that: whoever closes meanwhile finds it there, or it is found out here.
    if (closing) {
      listener.close();
      listeners.remove(listener);
      throw new IOException(local + ": the node is closed, or leaves");
    }
    ports
        .execution()
        .start(
            "p2p-acceptor-" + listener.localAddress(),
            new Acceptor(listener, context.observer(), this::accepted));
    context.observer().onEvent(new NodeEvent.Listening(listener.localAddress()));
    return listener.localAddress();
  }

  /** The port of the first listener, or 0. */
  public int listenPort() {
    return listeners.isEmpty() ? 0 : listeners.getFirst().localAddress().port();
  }

  /**
   * Connects to a node; does not wait.
   *
   * @return completed on the peer's Reader when the handshake is done, or with a {@link
   *     ConnectFailedException}, at once if the address is banned
   */
  public CompletableFuture<RemotePeer> connect(NodeAddress remote) {
    CompletableFuture<RemotePeer> result = new CompletableFuture<>();
    dial(remote, new ConnectPromise(remote, result));
    return result;
  }

  @Override
  public void dial(NodeAddress remote, Dials.Watcher watcher) {
    Optional<Ban> ban = bans.concerning(remote);
    if (ban.isPresent()) {
      dialFailed(remote, new ConnectFailedException(remote, banned(ban.get())), watcher);
      return;
    }
    Dial dial = ports.transport().begin(remote, context.settings().connections().dialTimeout());
    ports
        .execution()
        .start(
            "p2p-dial-" + remote,
            new Dialler(
                dial,
                dialled -> dialled(remote, dialled, watcher),
                e ->
                    dialFailed(
                        remote,
                        new ConnectFailedException(String.valueOf(e.getMessage())),
                        watcher)));
  }

  /** The peers that take part, in the order they joined. */
  public List<Peer> connected() {
    return registry.connected();
  }

  /** What waits for each open connection, by its number. */
  public SortedMap<Long, OutboxUsage> outboxes() {
    SortedMap<Long, OutboxUsage> byNumber = new TreeMap<>();
    registry.open().forEach(peer -> byNumber.put(peer.connection().number(), peer.usage()));
    return byNumber;
  }

  /** Requests to all peers that are open, or were given up and may still be answered. */
  public int openRequests() {
    return registry.open().stream().mapToInt(Peer::openRequests).sum();
  }

  /**
   * Waits until every peer's outbox has room, and so has the node.
   *
   * @return false if one had not within {@code limit}
   */
  public boolean awaitRoom(Duration limit) throws InterruptedException {
    return room.await(this::hasRoom, limit);
  }

  /**
   * Waits until at least {@code count} peers take part, and what is published reaches them.
   *
   * @return false if fewer did within {@code limit}
   */
  public boolean awaitPeers(int count, Duration limit) throws InterruptedException {
    return room.await(() -> connected().stream().filter(Peer::hearsGossip).count() >= count, limit);
  }

  /** Looks at the time, for every connection. */
  public void tick(long nowNanos) {
    for (Peer peer : registry.open()) {
      try {
        peer.tick(nowNanos);
      } catch (RuntimeException e) {
        peer.end(new InternalDefect("ticker: " + e));
      }
    }
  }

  /** Accepts no more and begins to leave every peer politely; does not wait. */
  public void leave() {
    closing = true;
    listeners.forEach(Listener::close);
    registry.open().forEach(peer -> peer.leave(new LocalShutdown()));
  }

  /** Leaves, and waits until every peer is left, within the settings' limits. */
  public void close() {
    leave();
    ShutdownSettings limits = context.settings().shutdown();
    if (!registry.awaitEmpty(limits.flushLimit().plus(limits.drainLimit()).plus(GRACE))) {
      registry.open().forEach(peer -> peer.end(new LocalShutdown()));
    }
  }

  @Override
  public boolean repairsWith(PeerInfo peer) {
    return participation.repairsWith(peer);
  }

  @Override
  public void end(Predicate<ConnectionInfo> which, CloseReason reason) {
    registry.open().stream()
        .filter(peer -> which.test(peer.connection()))
        .forEach(peer -> peer.end(reason));
  }

  @Override
  public Optional<CloseReason> onEstablished(Peer peer, Runnable sayLast) {
    Dials.Watcher dial = dials.get(peer.connection().number());
    if (dial != null && dial.tests()) {
      return tested(peer, dial, sayLast);
    }
    switch (registry.join(peer)) {
      case PeerRegistry.Joined.In ignored -> welcome(peer, sayLast);
      case PeerRegistry.Joined.Instead(var other, var tookPart, var reason) -> {
        welcome(peer, sayLast);
        if (tookPart) {
          tellThatItLeft(other);
        }
        other.end(reason);
      }
      case PeerRegistry.Joined.No(var reason) -> {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  @Override
  public void onLeaving(Peer peer) {
    leaveRegistry(peer);
    room.signal();
  }

  @Override
  public void onEnded(Peer peer, CloseReason reason) {
    leaveRegistry(peer);
    if (isInbound(peer)) {
      inbound.ended(peer);
    }
    long lifetimeNanos = context.time().nanoTime() - peer.openedAtNanos();
    welcomes.after(
        peer,
        () -> {
          ended(peer.connection(), reason, lifetimeNanos);
          // Last: whoever waits for the end of all finds everything told.
          registry.remove(peer);
          room.signal();
        });
  }

  @Override
  public void onRoom() {
    room.signal();
  }

  /**
   * There is a node, and that is all that was to be found out. One that is connected already hears
   * no more: it would take this connection for the better one.
   */
  private Optional<CloseReason> tested(Peer peer, Dials.Watcher dial, Runnable sayLast) {
    dial.onConnected(peer);
    if (registry.hasMember(peer.id())) {
      return Optional.of(new AddressTested());
    }
    sayLast.run();
    peer.leave(new AddressTested());
    return Optional.empty();
  }

  private void leaveRegistry(Peer peer) {
    if (registry.leave(peer)) {
      tellThatItLeft(peer);
    }
  }

  private void tellThatItLeft(Peer peer) {
    welcomes.after(peer, () -> participation.left(peer));
  }

  private boolean hasRoom() {
    return context.outboxes().budget().hasRoom() && connected().stream().allMatch(Peer::hasRoom);
  }

  private void welcome(Peer peer, Runnable sayLast) {
    sayLast.run();
    welcomes.begin(peer);
    try {
      if (registry.enter(peer)) {
        tellThatItJoined(peer);
      }
    } finally {
      welcomes.done(peer);
    }
  }

  private void tellThatItJoined(Peer peer) {
    if (isInbound(peer)) {
      inbound.established(peer);
    }
    // First of all, so that whoever learns of the peer and publishes reaches it.
    peer.joinedGossip(ports.bus().attach(NodeTopics.GOSSIP, new GossipSink(peer, participation)));
    room.signal();
    participation.joined(peer);
    context.observer().onEvent(new NodeEvent.Connected(peer.connection(), peer.info()));
    Dials.Watcher dial = dials.get(peer.connection().number());
    if (dial != null) {
      dial.onConnected(peer);
    }
  }

  private void accepted(Connection connection) {
    ConnectionInfo info = info(connection, Direction.INBOUND);
    Optional<CloseReason> refused =
        bans.concerning(info.remote())
            .<CloseReason>map(ban -> new Refused(RefusalCause.BANNED, ban.toString()))
            .or(() -> inbound.arrived(info));
    refused.ifPresentOrElse(
        reason -> refuse(connection, info, reason), () -> open(connection, info));
  }

  private void refuse(Connection connection, ConnectionInfo info, CloseReason reason) {
    context.observer().onEvent(new NodeEvent.Opened(info));
    connection.close();
    ended(info, reason, 0);
  }

  private void dialled(NodeAddress asked, Connection connection, Dials.Watcher watcher) {
    ConnectionInfo info = info(connection, Direction.OUTBOUND);
    bans.onReached(asked, info.remote());
    dials.put(info.number(), watcher);
    open(connection, info);
  }

  private void dialFailed(
      NodeAddress remote, ConnectFailedException failure, Dials.Watcher watcher) {
    String detail = String.valueOf(failure.getMessage());
    context.observer().onEvent(new NodeEvent.DialFailed(remote, detail));
    watcher.onFailed(failure);
  }

  private void open(Connection connection, ConnectionInfo info) {
    registry.expect();
    Peer peer = new Peer(context, this, connection, info);
    context.observer().onEvent(new NodeEvent.Opened(info));
    registry.add(peer);
    Optional<CloseReason> end = isInbound(peer) ? inbound.opened(peer) : Optional.empty();
    // Asked once it is in the books: whoever bans it from here on finds it there and ends it.
    Optional<Ban> ban = bans.concerning(info.remote());
    if (closing) {
      peer.end(new LocalShutdown());
    } else if (end.isPresent()) {
      peer.end(end.get());
    } else if (ban.isPresent()) {
      peer.end(banned(ban.get()));
    } else {
      peer.start(ports.execution());
    }
  }

  private static boolean isInbound(Peer peer) {
    return peer.connection().direction() == Direction.INBOUND;
  }

  private void ended(ConnectionInfo info, CloseReason reason, long lifetimeNanos) {
    context.observer().onEvent(new NodeEvent.Closed(info, reason, Duration.ofNanos(lifetimeNanos)));
    Dials.Watcher dial = dials.remove(info.number());
    if (dial != null) {
      dial.onEnded(reason, Duration.ofNanos(lifetimeNanos));
    }
  }

  private static CloseReason banned(Ban ban) {
    return new Banned(ban.toString());
  }

  private ConnectionInfo info(Connection connection, Direction direction) {
    return new ConnectionInfo(lastNumber.incrementAndGet(), connection.remoteAddress(), direction);
  }
}
