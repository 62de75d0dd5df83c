package dev.p2p.fuzz;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.Offer;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.api.Verdict;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.gossip.Dissemination;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.gossip.Relay;
import dev.p2p.core.process.Intake;
import dev.p2p.core.process.Keeping;
import dev.p2p.core.process.LaterOutcomes;
import dev.p2p.core.process.News;
import dev.p2p.core.process.Settlement;
import dev.p2p.core.process.TopicDispatcher;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.spi.Execution;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The real parts between Reader and application, with peers that keep what they get and handlers
 * that do as they are told.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class IntakeScene implements NodeObserver {

  static final int SENDERS = 3;
  static final int MESSAGES = 21;

  /** Memory of the node: more than a script can use up. */
  private static final long BUDGET = 1L << 30;

  static final Duration LATER_TIMEOUT = Duration.ofSeconds(60);

  private static final Execution THREADS = Execution.virtualThreads();
  private static final GossipSettings NEVER_FORGETS = Memory.of(1_000, Duration.ofDays(10_000));
  private static final int VOUCHER = 3;
  private static final WireProtocol WIRE = Wires.named("dusk-0.4.3");

  /**
   * Four of each: relayed, relayed of the application, between any two peers, between full nodes,
   * of nobody. Of the inventories only the first is one.
   */
  private static final List<Message> POOL =
      Stream.of("tx", Wires.NEWS, "challenge", "inv", "quit")
          .map(WIRE.profile().topics()::named)
          .flatMap(topic -> IntStream.range(0, 4).mapToObj(i -> message(topic, i)))
          .toList();

  private static final Message UNREGISTERED = message(WIRE.profile().topics().get(250), 0);

  final ManualTime time = new ManualTime();
  final List<ScriptedSender> senders =
      List.of(
          new ScriptedSender("anna", 1),
          new ScriptedSender("bob", 1),
          new ScriptedSender("voucher", VOUCHER));

  /** What the node's own components were told. */
  final List<Message> told = new ArrayList<>();

  final List<Verdict> verdicts = new ArrayList<>();
  final List<CompletableFuture<Outcome.Settled>> open = new ArrayList<>();
  final LaterOutcomes later;

  /** Counted; confined to the thread. */
  int handled;

  int duplicates;
  int unregistered;

  private final Intake intake;
  private ScriptedOutcome next = new ScriptedOutcome(ScriptedOutcome.Kind.ACCEPT, 0);

  IntakeScene() {
    DuplicateFilter filter = new DuplicateFilter(NEVER_FORGETS, 1, time.nanoTime());
    RingBufferEventBus bus = new RingBufferEventBus(THREADS);
    bus.attach(
        NodeTopics.ACCEPTED,
        message -> {
          told.add(message);
          return Offer.ACCEPTED;
        });
    Settlement settlement =
        new Settlement(
            filter,
            new Relay(
                () -> senders,
                new Dissemination(Optional.empty(), RepairSettings.DEFAULTS, senders::size, 0)),
            new Keeping(
                new RecentMessages(StoreSettings.DEFAULTS, WIRE.frames(), time), Optional.empty()),
            bus,
            this);
    later = new LaterOutcomes(settlement, new ByteBudget(BUDGET), LATER_TIMEOUT);
    MessageHandler handler = (message, peer) -> handle();
    Topic transactions = WIRE.profile().topics().named("tx");
    intake =
        new Intake(
            WIRE,
            new News(filter, Optional.empty(), this),
            new TopicDispatcher(Map.of(transactions, handler), handler),
            settlement,
            later,
            new Intake.Surroundings(time, this, Duration.ofMillis(100)));
  }

  static Message message(int index) {
    return index == MESSAGES - 1 ? UNREGISTERED : POOL.get(index);
  }

  Optional<CloseReason> take(Message message, ScriptedSender sender, ScriptedOutcome outcome) {
    next = outcome;
    return intake.take(message, sender);
  }

  static Outcome.Settled settled(ScriptedOutcome outcome) {
    List<Message> answers = POOL.subList(0, outcome.answers());
    return switch (outcome.kind()) {
      case ACCEPT -> Outcome.accepted(answers.iterator());
      case IGNORE -> new Outcome.Ignored(answers.iterator());
      default -> Outcome.rejected("as told");
    };
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    verdicts.add(verdict);
  }

  @Override
  public void onDuplicate(PeerId peer, Message message) {
    duplicates++;
  }

  @Override
  public void onUnregistered(PeerId peer, Message message) {
    unregistered++;
  }

  @SuppressWarnings("NullAway") // What a handler that is not null-checked may return.
  private Outcome handle() {
    handled++;
    return switch (next.kind()) {
      case THROW -> throw new IllegalStateException("as told");
      case NOTHING -> null;
      case LATER -> {
        CompletableFuture<Outcome.Settled> stage = new CompletableFuture<>();
        open.add(stage);
        yield Outcome.later(stage);
      }
      default -> settled(next);
    };
  }

  private static Message message(Topic topic, int number) {
    return Wires.message(WIRE, topic, new byte[] {(byte) number});
  }
}
