package dev.p2p.fuzz;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.InternalDefect;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Offer;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.gossip.Dissemination;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.gossip.Relay;
import dev.p2p.core.outbox.Kinds;
import dev.p2p.core.outbox.OutboxContext;
import dev.p2p.core.peer.Peer;
import dev.p2p.core.peer.PeerContext;
import dev.p2p.core.peer.PeerHost;
import dev.p2p.core.process.Intake;
import dev.p2p.core.process.Keeping;
import dev.p2p.core.process.LaterOutcomes;
import dev.p2p.core.process.LocalMessages;
import dev.p2p.core.process.News;
import dev.p2p.core.process.Settlement;
import dev.p2p.core.process.Stamp;
import dev.p2p.core.request.PairTable;
import dev.p2p.core.request.RequestContext;
import dev.p2p.core.request.RequestNumbers;
import dev.p2p.core.request.TurnMark;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.spi.Actor;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.Execution;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A peer with next to no room, whose actors run on this thread and only when they need not wait.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class PeerScene implements PeerHost, NodeObserver, Execution {

  static final long NONCE = 1;

  private static final NodeSettings SETTINGS =
      NodeSettings.DEFAULTS
          .withOutbox(
              new OutboxSettings(4, 400, 300, 2, Duration.ofSeconds(30), Duration.ofSeconds(60)))
          .withGossip(Memory.of(8, Duration.ofSeconds(600)));

  final ScriptedConnection connection = new ScriptedConnection();
  final Direction direction;
  final Peer peer;

  private final WireProtocol wire;
  private final ManualTime time = new ManualTime();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Message> sent = new ArrayList<>();
  private final List<CloseReason> ends = new ArrayList<>();
  private final Message answer;
  private final ByteBudget budget = new ByteBudget(SETTINGS.limits().bytesMax());

  /** Gossip that was taken, and gossip that was taken and dropped. Confined to the thread. */
  private int taken;

  private int dropped;

  PeerScene(WireProtocol wire, Direction direction) {
    this.wire = wire;
    this.direction = direction;
    this.answer = Wires.message(wire, StandardTopics.PONG, new byte[0]);
    DuplicateFilter filter = new DuplicateFilter(SETTINGS.gossip(), 1, time.nanoTime());
    Dissemination dissemination =
        new Dissemination(Optional.empty(), SETTINGS.gossip().repair(), () -> 0, 0);
    Settlement settlement =
        new Settlement(
            filter,
            new Relay(List::of, dissemination),
            new Keeping(
                new RecentMessages(SETTINGS.gossip().store(), wire.frames(), time),
                Optional.empty()),
            new RingBufferEventBus(this),
            this);
    Intake intake =
        new Intake(
            wire,
            new News(filter, Optional.empty(), this),
            this::process,
            settlement,
            new LaterOutcomes(settlement, budget, Duration.ofSeconds(60)),
            new Intake.Surroundings(time, this, Duration.ofSeconds(1)));
    RequestContext requests =
        new RequestContext(
            PairTable.of(wire.profile().topics(), wire.pairs(), List.of()),
            new LocalMessages(wire, Stamp.NONE),
            new RequestNumbers(new SplittableRandom(NONCE)),
            time,
            this,
            new TurnMark());
    NodeIdentity identity = new NodeIdentity(NONCE, 0, 0, "peer");
    this.peer =
        new Peer(
            new PeerContext(
                wire,
                SETTINGS,
                new PeerContext.Surroundings(time, this),
                () -> identity,
                new PeerContext.Incoming(intake, requests),
                new OutboxContext(budget, new Kinds(Map.of(), this))),
            this,
            connection,
            new ConnectionInfo(1, new NodeAddress("192.0.2.1", 7_000), direction));
    peer.start(this);
  }

  /** Lets Reader and Writer have their turns until both would wait or have ended. */
  void runWhileReady() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Actor actor : List.copyOf(actors)) {
        if (actor.isReady()) {
          moved = true;
          if (!actor.turn()) {
            actors.remove(actor);
          }
        }
      }
    }
  }

  /** Publishes a message of this node to the peer. */
  void gossip(int number) {
    Message message = Wires.message(wire, Wires.NEWS, new byte[] {(byte) number});
    Offer offer = peer.offerGossip(message);
    if (offer == Offer.ACCEPTED || offer == Offer.DISPLACED) {
      taken++;
    }
  }

  /** Time passes, and the ticker looks. */
  void pass(Duration step) {
    time.advance(step);
    peer.tick(time.nanoTime());
  }

  /** Ends the peer, if it has not ended, and looks at what is left. */
  void checkEnd(CloseReason reason) {
    peer.end(reason);
    runWhileReady();
    Expect.equal(1, ends.size(), "how often it ended");
    Expect.that(!(ends.getFirst() instanceof InternalDefect), "a defect: %s", ends.getFirst());
    Expect.equal(Optional.of(ends.getFirst()), peer.ended(), "why it ended");
    Expect.that(connection.isClosed(), "the connection must be closed");
    Expect.equal(0, actors.size(), "actors that go on");
    List<Message> written = new TornStream(wire, connection.written()).check(() -> 1);
    Expect.equal(sent, written, "what was written");
    Expect.that(!peer.send(answer), "nothing can be sent to a peer that has ended");
    long gossiped = sent.stream().filter(PeerScene::isNews).count();
    Expect.equal((long) taken, gossiped + dropped, "gossip sent or dropped");
    Expect.equal(0L, budget.usage().bytes(), "memory that is not given back");
  }

  @Override
  public void start(String name, Actor actor) {
    actors.add(actor);
  }

  @Override
  public Ticking every(String name, Duration period, Runnable task) {
    throw new AssertionError("a peer has no ticker of its own");
  }

  @Override
  public boolean repairsWith(PeerInfo info) {
    return false;
  }

  @Override
  public Optional<CloseReason> onEstablished(Peer established, Runnable sayLast) {
    sayLast.run();
    return Optional.empty();
  }

  @Override
  public void onLeaving(Peer leaving) {}

  @Override
  public void onEnded(Peer ended, CloseReason reason) {
    ends.add(reason);
  }

  @Override
  public void onRoom() {}

  @Override
  public void onSent(PeerId to, Message message) {
    sent.add(message);
  }

  @Override
  public void onDropped(PeerId to, Message message, DropReason reason) {
    if (isNews(message) && reason != DropReason.REFUSED) {
      dropped++;
    }
  }

  /** As many answers as the first byte says: none, one at once, or several drawn lazily. */
  private Outcome process(Message message, RemotePeer sender) {
    int answers = message.payload().isEmpty() ? 1 : message.payload().get(0) & 7;
    return Outcome.accepted(Collections.nCopies(answers, answer).iterator());
  }

  private static boolean isNews(Message message) {
    return message.topic().name().equals(Wires.NEWS);
  }
}
