package dev.p2p.core.process;

import dev.p2p.api.Message;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.Offer;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.TestWire;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.gossip.Claim;
import dev.p2p.core.gossip.Dissemination;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.gossip.Neighbour;
import dev.p2p.core.gossip.Relay;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.RecordingObserver.Processed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of messages, with two neighbours, on a clock that stands still. */
final class Processing {

  static final Duration SLOW_AFTER = Duration.ofMillis(100);
  static final Duration LATER_TIMEOUT = Duration.ofSeconds(60);

  final ByteBudget budget = new ByteBudget(1 << 20);
  final ManualTime time = new ManualTime();
  final RecordingObserver observer = new RecordingObserver();
  final DuplicateFilter filter = new DuplicateFilter(GossipSettings.DEFAULTS, 1, time.nanoTime());
  final RecordingNeighbour anna = new RecordingNeighbour(TestWire.remote("anna"));
  final RecordingNeighbour bob = new RecordingNeighbour(TestWire.remote("bob"));

  final MessageStore store =
      new RecentMessages(StoreSettings.DEFAULTS, TestWire.WIRE.frames(), time);

  /** What the node's own components were told. */
  final List<Message> told = new ArrayList<>();

  final Settlement settlement;
  final LaterOutcomes later;

  Processing() {
    RingBufferEventBus bus = new RingBufferEventBus(new ManualTicker());
    bus.attach(
        NodeTopics.ACCEPTED,
        message -> {
          told.add(message);
          return Offer.ACCEPTED;
        });
    Dissemination dissemination =
        new Dissemination(Optional.empty(), RepairSettings.DEFAULTS, () -> 2, 0);
    this.settlement =
        new Settlement(
            filter,
            new Relay(() -> List.of(anna, bob), dissemination),
            new Keeping(store, Optional.empty()),
            bus,
            observer);
    this.later = new LaterOutcomes(settlement, budget, LATER_TIMEOUT);
  }

  Intake intake(MessageProcessor processor) {
    return intake(TestWire.WIRE, processor);
  }

  Intake intake(WireProtocol wire, MessageProcessor processor) {
    return new Intake(
        wire,
        new News(filter, Optional.empty(), observer),
        processor,
        settlement,
        later,
        new Intake.Surroundings(time, observer, SLOW_AFTER));
  }

  Claim claim(Message message, Origin source) {
    return filter.claim(message.id(), source, time.nanoTime());
  }

  List<Verdict> verdicts() {
    return observer.all(Processed.class).stream().map(Processed::verdict).toList();
  }

  /** Keeps what it is passed. */
  record RecordingNeighbour(Origin origin, List<Message> passed) implements Neighbour {

    RecordingNeighbour(Origin origin) {
      this(origin, new ArrayList<>());
    }

    @Override
    public boolean repairs() {
      return false;
    }

    @Override
    public Offer offerGossip(Message message) {
      passed.add(message);
      return Offer.ACCEPTED;
    }
  }
}
