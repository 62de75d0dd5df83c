package dev.p2p.core.repair;

import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Goes through what a store keeps, a part at a time. */
public final class KnownIds {

  private static final int PART_MAX = 4_096;

  private KnownIds() {}

  /** Tells {@code taker} of every id {@code store} keeps, in their order. */
  public static void forEach(MessageStore store, Consumer<MessageId> taker) {
    visit(store, IdRange.ALL, taker);
  }

  private static void visit(MessageStore store, IdRange range, Consumer<MessageId> taker) {
    List<MessageId> ids = store.ids(range, Duration.ZERO, PART_MAX);
    if (ids.size() < PART_MAX || !range.isSplittable()) {
      ids.forEach(taker);
    } else {
      range.split().forEach(part -> visit(store, part, taker));
    }
  }
}
