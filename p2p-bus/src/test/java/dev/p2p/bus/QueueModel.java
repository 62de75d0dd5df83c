package dev.p2p.bus;

import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription.Counts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link SubscriberQueue} must do, as plainly as can be said: a list and a log. */
final class QueueModel {

  private enum Fate {
    DELIVERED,
    FAILED,
    DISPLACED,
    REFUSED,
    DISCARDED
  }

  private record Element(int number, int bytes) {}

  private final QueueLimits limits;
  private final List<Element> waiting = new ArrayList<>();
  private final List<Fate> fates = new ArrayList<>();
  private boolean closed;
  private int disconnects;

  QueueModel(QueueLimits limits) {
    this.limits = limits;
  }

  Offer offer(int number, int bytes) {
    if (closed || bytes > limits.bytesMax()) {
      fates.add(Fate.REFUSED);
      return Offer.REFUSED;
    }
    List<Element> kept = new ArrayList<>(waiting);
    kept.add(new Element(number, bytes));
    while (!isWithinLimits(kept)) {
      kept.removeFirst();
    }
    int tooMany = waiting.size() + 1 - kept.size();
    if (tooMany > 0 && !isDisplacing()) {
      fates.add(Fate.REFUSED);
      if (limits.overflow() == OverflowPolicy.DISCONNECT) {
        disconnects++;
        close();
      }
      return Offer.REFUSED;
    }
    for (int i = 0; i < tooMany; i++) {
      fates.add(Fate.DISPLACED);
    }
    waiting.clear();
    waiting.addAll(kept);
    return tooMany > 0 ? Offer.DISPLACED : Offer.ACCEPTED;
  }

  boolean wouldWait() {
    return !closed && waiting.isEmpty();
  }

  @Nullable Integer take(boolean delivered) {
    if (closed) {
      return null;
    }
    fates.add(delivered ? Fate.DELIVERED : Fate.FAILED);
    return waiting.removeFirst().number();
  }

  void close() {
    closed = true;
    waiting.forEach(element -> fates.add(Fate.DISCARDED));
    waiting.clear();
  }

  int disconnects() {
    return disconnects;
  }

  Counts counts() {
    return new Counts(
        count(Fate.DELIVERED),
        count(Fate.FAILED),
        count(Fate.DISPLACED),
        count(Fate.REFUSED),
        count(Fate.DISCARDED),
        waiting.size());
  }

  private long count(Fate fate) {
    return fates.stream().filter(fate::equals).count();
  }

  private boolean isDisplacing() {
    return limits.overflow() == OverflowPolicy.DROP_OLDEST || isOneEnough();
  }

  private boolean isOneEnough() {
    return limits.overflow() == OverflowPolicy.KEEP_LATEST;
  }

  private boolean isWithinLimits(List<Element> elements) {
    return elements.size() <= (isOneEnough() ? 1 : limits.elementsMax())
        && elements.stream().mapToLong(Element::bytes).sum() <= limits.bytesMax();
  }
}
