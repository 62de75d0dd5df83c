package dev.p2p.core.peer;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ClosedByApplication;
import dev.p2p.api.CloseReason.Slow;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Subscription;
import dev.p2p.api.Topic;
import dev.p2p.core.admit.Merits;
import dev.p2p.core.budget.Reservation;
import dev.p2p.core.gossip.Neighbour;
import dev.p2p.core.handshake.Handshake;
import dev.p2p.core.handshake.LocalHello;
import dev.p2p.core.limit.Pace;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.outbox.Gate;
import dev.p2p.core.outbox.Outbox;
import dev.p2p.core.outbox.OutboxDrain;
import dev.p2p.core.process.Sender;
import dev.p2p.core.repair.RepairPeer;
import dev.p2p.core.request.AskedPeer;
import dev.p2p.core.request.Requests;
import dev.p2p.spi.Connection;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.Execution;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A connected node: two actors, one outbox, one end.
 *
 * <pre>
 *  connection --> Reader --> Handshake, then Intake --> handlers
 *                                                          |  answers
 *  connection <-- Writer <-- Outbox <----------------------+-- send
 *                              ^------ gossip: the bus's Gossip topic, relay
 * </pre>
 *
 * <p><b>Threading:</b> safe to share. Reader and Writer have a thread each; either can end the
 * peer, as can the ticker and the application. The first reason wins: the connection is closed,
 * which wakes both actors, and they end.
 */
public final class Peer implements Sender, Neighbour, RepairPeer, AskedPeer {

  private final PeerContext context;
  private final PeerHost host;
  private final Connection connection;
  private final ConnectionInfo connectionInfo;
  private final long openedAtNanos;
  private final Introduction introduction;
  private final Gate answers;
  private final Gate later;
  private final Pace pace;
  private final Outbox outbox;
  private final Reader reader;
  private final Writer writer;
  private final PeerDebt debt;
  private final PeerWatch watch;
  private final Departure departure;
  private final Handshake handshake;
  private final Requests requests;
  private final Answering answering;
  private final Merits merits = new Merits();
  private final PingTimer pings;
  private final AtomicReference<@Nullable CloseReason> end = new AtomicReference<>();
  private final GossipSeat gossip = new GossipSeat();

  /** A peer at the beginning of its handshake; {@link #start} sets it going. */
  public Peer(
      PeerContext context, PeerHost host, Connection connection, ConnectionInfo connectionInfo) {
    this.context = context;
    this.host = host;
    this.connection = connection;
    this.connectionInfo = connectionInfo;
    this.openedAtNanos = context.time().nanoTime();
    this.introduction =
        new Introduction(connectionInfo.remote(), context.wire().profile().serviceRules());
    this.answers = new Gate(context.settings().outbox().answersPendingMax());
    this.later = new Gate(context.settings().handlers().laterMax());
    this.pace =
        new Pace(context.settings().rates(), context.time(), new PeerPaceListener(this, context));
    this.outbox =
        new Outbox(
            context.settings().outbox(), new PeerOutboxListener(this, host), context.outboxes());
    this.handshake =
        new Handshake(
            context.wire(),
            connectionInfo.direction(),
            new LocalHello(context.identity().get(), context.time().now().getEpochSecond()));
    this.reader =
        new Reader(
            connection,
            context.wire().frames().newDecoder(),
            context.time(),
            new Conversation(this, context),
            new Reader.Gates(
                answers, later, pace, new Reservation(context.outboxes().budget(), this::debt)));
    this.writer =
        new Writer(
            connection,
            new OutboxDrain(outbox, answers, this::onAnswersFailed),
            context.time(),
            new WriterReport(this, context));
    this.answering = new Answering(outbox, answers, this::send, this::onAnswersFailed);
    this.pings = new PingTimer(context.time(), merits);
    this.debt = new PeerDebt(this, context.outboxes().budget(), outbox, reader, writer);
    this.watch = new PeerWatch(context.settings(), reader, writer, outbox, openedAtNanos);
    this.departure = new Departure(context.settings().shutdown());
    this.requests = new Requests(context.requests(), this);
  }

  /** Starts the handshake, the Reader and the Writer. */
  public void start(Execution execution) {
    debt.begin();
    handshake.begin().forEach(outbox::control);
    execution.start("p2p-reader-" + connectionInfo, requests.reader(reader));
    execution.start("p2p-writer-" + connectionInfo, requests.writer(writer));
  }

  /** Which connection this is. */
  public ConnectionInfo connection() {
    return connectionInfo;
  }

  /** When it was opened, by the node's clock. */
  public long openedAtNanos() {
    return openedAtNanos;
  }

  /** What it has been good for. */
  public Merits merits() {
    return merits;
  }

  /** Who it is; before the handshake is done, its address. */
  @Override
  public PeerId id() {
    return introduction.origin().peer();
  }

  /**
   * Who it is.
   *
   * @throws NullPointerException before the handshake is done, when no application knows this peer
   */
  @Override
  public PeerInfo info() {
    return introduction.info();
  }

  @Override
  public Origin origin() {
    return introduction.origin();
  }

  @Override
  public Gate later() {
    return later;
  }

  @Override
  public boolean repairs() {
    return introduction.repairs();
  }

  @Override
  public boolean lostGossip() {
    return gossip.hasLost();
  }

  @Override
  public long partialBytes() {
    return reader.partialBytes();
  }

  @Override
  public Offer offerGossip(Message message) {
    return routes(message.topic()) ? outbox.offer(message) : Offer.SKIPPED;
  }

  @Override
  public List<Offer> offerAllGossip(List<Message> messages) {
    return messages.stream().allMatch(message -> routes(message.topic()))
        ? outbox.offerAll(messages)
        : Neighbour.super.offerAllGossip(messages);
  }

  @Override
  public boolean send(Message message) {
    if (!routes(message.topic())) {
      drop(message, DropReason.NOT_ROUTED);
      return false;
    }
    return outbox.direct(message);
  }

  @Override
  public void overBudget(String evidence) {
    end(new Slow(SlowCause.OVER_BUDGET, evidence + "; on its account: " + debt.describe()));
  }

  @Override
  public CompletableFuture<Message> request(String topicName, Bytes payload, Duration timeout) {
    return requests.request(topicName, payload, timeout);
  }

  @Override
  public boolean takeAnswer(Message message) {
    if (requests.onAnswer(message)) {
      return true;
    }
    pings.heard(message);
    return false;
  }

  @Override
  public void broughtNews() {
    // When it came is as good as now, and known.
    merits.broughtNews(reader.heardAtNanos());
  }

  @Override
  public boolean routes(Topic topic) {
    return introduction.routes(topic);
  }

  @Override
  public boolean numbersAnswers() {
    return context.wire().frames().hasReserved() && introduction.numbersAnswers();
  }

  @Override
  public Optional<CloseReason> goneFor() {
    return ended().or(departure::reason);
  }

  @Override
  public void answer(Iterator<Message> lazily) {
    answering.answer(lazily);
  }

  /** Whether gossip finds at most half of its ring used, or will find no ring any more. */
  public boolean hasRoom() {
    return outbox.hasRoom();
  }

  /** How many requests to it are open, or were given up and may still be answered. */
  public int openRequests() {
    return requests.open();
  }

  /** What waits in its outbox. */
  public OutboxUsage usage() {
    return outbox.usage();
  }

  /** Looks at the time; called by the ticker. */
  public void tick(long nowNanos) {
    requests.tick(nowNanos);
    if (departure.reason().isPresent()) {
      if (departure.isOverdue(nowNanos)) {
        end(departure.reason().get());
      }
      return;
    }
    pace.tick(nowNanos);
    switch (isEstablished() ? watch.check(nowNanos) : watch.checkHandshake(nowNanos)) {
      case PeerWatch.Finding.Fine ignored -> {}
      case PeerWatch.Finding.Ping ignored -> {
        pings.sending();
        outbox.control(context.empty(StandardTopics.PING));
      }
      case PeerWatch.Finding.End(var reason) -> end(reason);
    }
  }

  @Override
  public void close() {
    leave(new ClosedByApplication());
  }

  /** Ends the connection politely: flush, half-close, drain, close. At once if in its handshake. */
  public void leave(CloseReason reason) {
    if (!isEstablished()) {
      end(reason);
    } else if (departure.begin(reason, context.time().nanoTime())) {
      pace.close();
      gossip.leave();
      host.onLeaving(this);
      outbox.finish();
      requests.end(reason);
    }
  }

  /** Ends the connection at once. */
  public void end(CloseReason reason) {
    CloseReason first = departure.reason().orElse(reason);
    if (end.compareAndSet(null, first)) {
      connection.close();
      outbox.close();
      answers.close();
      later.close();
      pace.close();
      context.outboxes().budget().ended();
      gossip.leave();
      // First, so that whoever learns of it here does not find the peer and ask it again.
      host.onLeaving(this);
      requests.end(first);
      host.onEnded(this, first);
    }
  }

  /** Hands over the place of this peer's outbox on the Gossip topic, to be closed with the peer. */
  public void joinedGossip(Subscription subscription) {
    gossip.take(subscription);
    if (goneFor().isPresent()) {
      gossip.leave();
    }
  }

  /** Whether what is published reaches it. */
  public boolean hearsGossip() {
    return gossip.isTaken();
  }

  /** Why it has ended, if it has. */
  public Optional<CloseReason> ended() {
    return Optional.ofNullable(end.get());
  }

  Handshake handshake() {
    return handshake;
  }

  Departure departure() {
    return departure;
  }

  Requests requests() {
    return requests;
  }

  boolean isEstablished() {
    return introduction.isComplete();
  }

  /**
   * The handshake is done but for {@code last}, which is sent if the peer may take part; else why
   * it may not.
   */
  Optional<CloseReason> establish(PeerInfo known, List<Message> last) {
    introduction.complete(known, host.repairsWith(known));
    return host.onEstablished(this, () -> last.forEach(outbox::control));
  }

  /** Queues a message of the node itself. */
  void control(Message message) {
    outbox.control(message);
  }

  void drop(Message message, DropReason reason) {
    gossip.lose(reason);
    context.observer().onDropped(id(), message, reason);
  }

  /** What is queued overflows. */
  void overflow(Message message, SlowCause cause) {
    end(new Slow(cause, "no room for %s: %s".formatted(message.topic(), debt.describe())));
  }

  /** Reader or Writer has ended. */
  void actorDone() {
    debt.actorDone();
  }

  private PeerDebt debt() {
    return debt;
  }

  private void onAnswersFailed(RuntimeException cause) {
    context.observer().onEvent(new NodeEvent.AnswersFailed(id(), cause));
  }
}
