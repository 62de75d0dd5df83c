package dev.p2p.core.inventory;

import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a GetData. Each item is looked up when it is drawn, so that ten thousand are never
 * in memory; those that are missing are passed over, and if too many are the rest is not looked at.
 *
 * <p><b>Threading:</b> confined to whoever draws, first the Reader, then the Writer.
 */
final class ServedItems implements Iterator<Message> {

  /** Told once, when nothing is left to draw. */
  @FunctionalInterface
  interface End {
    void reached(int found, int missing);
  }

  private final Iterator<InventoryItem> wanted;
  private final Function<InventoryItem, Optional<Message>> lookUp;
  private final int missingMax;
  private final End end;
  private @Nullable Message next;
  private int found;
  private int missing;
  private boolean ended;

  /**
   * Answers for {@code items}.
   *
   * @param missingMax with so many missing it ends, at least 1
   */
  ServedItems(
      Iterable<InventoryItem> items,
      Function<InventoryItem, Optional<Message>> lookUp,
      int missingMax,
      End end) {
    this.wanted = items.iterator();
    this.lookUp = lookUp;
    this.missingMax = missingMax;
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    while (next == null && missing < missingMax && wanted.hasNext()) {
      next = lookUp.apply(wanted.next()).orElse(null);
      if (next == null) {
        missing++;
      } else {
        found++;
      }
    }
    if (next == null && !ended) {
      ended = true;
      end.reached(found, missing);
    }
    return next != null;
  }

  @Override
  public Message next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("everything asked for is answered");
    }
    Message drawn = next;
    next = null;
    return drawn;
  }
}
