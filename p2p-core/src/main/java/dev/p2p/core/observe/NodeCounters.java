package dev.p2p.core.observe;

import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.api.Verdict;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts everything a node does.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
public final class NodeCounters implements NodeObserver {

  private final ConnectionCounters connections = new ConnectionCounters();
  private final LongAdder framesIn = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder framesOut = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private final LongAdder published = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder unregistered = new LongAdder();
  private final Tally processed = new Tally();
  private final Tally dropped = new Tally();
  private final Tally penalties = new Tally();
  private final Tally heldUp = new Tally();
  private final LongAdder heldUpNanos = new LongAdder();
  private final LongAdder itemsFound = new LongAdder();
  private final LongAdder itemsMissing = new LongAdder();

  /** Counters at zero. */
  public NodeCounters() {}

  @Override
  public void onEvent(NodeEvent event) {
    switch (event) {
      case NodeEvent.Opened ignored -> connections.opened();
      case NodeEvent.Closed closed -> connections.closed(closed.reason());
      case NodeEvent.Penalised penalty -> penalties.add(penalty.offence().name(), penalty.count());
      default -> {}
    }
  }

  @Override
  public void onServed(PeerId peer, Topic request, int found, int missing) {
    itemsFound.add(found);
    itemsMissing.add(missing);
  }

  @Override
  public void onReceived(PeerId peer, Message message) {
    framesIn.increment();
    bytesIn.add(message.frame().length());
  }

  @Override
  public void onSent(PeerId peer, Message message) {
    framesOut.increment();
    bytesOut.add(message.frame().length());
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    processed.increment(verdict.name(), "");
  }

  @Override
  public void onDuplicate(PeerId peer, Message message) {
    duplicates.increment();
  }

  @Override
  public void onUnregistered(PeerId peer, Message message) {
    unregistered.increment();
  }

  @Override
  public void onHeldUp(PeerId peer, Message message, Duration took) {
    heldUp.increment(message.topic().name(), "");
    heldUpNanos.add(took.toNanos());
  }

  @Override
  public void onPublished(Message message) {
    published.increment();
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    dropped.increment(message.topic().name(), reason.name());
  }

  /** What was counted up to now. */
  public NodeStats snapshot() {
    return new NodeStats(
        connections.snapshot(),
        new NodeStats.Traffic(framesIn.sum(), bytesIn.sum(), framesOut.sum(), bytesOut.sum()),
        new NodeStats.Messages(
            published.sum(),
            processed.snapshot(),
            duplicates.sum(),
            unregistered.sum(),
            new NodeStats.Served(itemsFound.sum(), itemsMissing.sum())),
        dropped.snapshot(),
        penalties.snapshot(),
        new NodeStats.HeldUp(heldUp.snapshot(), Duration.ofNanos(heldUpNanos.sum())));
  }
}
