package dev.p2p.core.book;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Places in buckets, numbered through. An address belongs into one bucket, and there into any place
 * that is free, from its home on. Takes memory only for places that are taken.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Table {

  private final int bucketSize;

  /** By place; only looked up in. */
  private final Map<Integer, Entry> holders = new HashMap<>();

  Table(int bucketSize) {
    this.bucketSize = bucketSize;
  }

  /** A place in the bucket of {@code home}: a free one, else one whose holder gives way. */
  OptionalInt place(int home, Predicate<Entry> givesWay) {
    OptionalInt free = first(home, holder -> false);
    return free.isPresent() ? free : first(home, givesWay);
  }

  @Nullable Entry holder(int place) {
    return holders.get(place);
  }

  void put(Entry entry, int place) {
    entry.place(place);
    holders.put(place, entry);
  }

  void remove(Entry entry) {
    holders.remove(entry.place(), entry);
  }

  private OptionalInt first(int home, Predicate<Entry> givesWay) {
    int start = home - home % bucketSize;
    for (int i = 0; i < bucketSize; i++) {
      int place = start + (home + i) % bucketSize;
      @Nullable Entry holder = holders.get(place);
      if (holder == null || givesWay.test(holder)) {
        return OptionalInt.of(place);
      }
    }
    return OptionalInt.empty();
  }
}
