package dev.p2p.core.journal;

import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Entries in the order in which they last happened, bounded. What happens to the same party for the
 * same reason within {@link #SAME_WITHIN} is the same entry, so that whoever does something over
 * and over again fills one place.
 *
 * <p><b>Threading:</b> confined to whoever holds the journal's lock.
 */
final class EntryLog {

  /** From one time to the next. */
  static final Duration SAME_WITHIN = Duration.ofMinutes(10);

  /** What makes two entries the same. */
  private record Key(EntryKind kind, String whom, String reason) {
    static Key of(JournalEntry entry) {
      return new Key(entry.kind(), entry.who().identity(), entry.reason());
    }
  }

  private final JournalSettings limits;

  /** By number; the oldest first. */
  private final LinkedHashMap<Long, JournalEntry> entries = new LinkedHashMap<>();

  /** The number of the latest of each key; only looked up in. */
  private final Map<Key, Long> latest = new HashMap<>();

  /** The number of the latest about each address; only looked up in. */
  private final Map<NodeAddress, Long> latestAt = new HashMap<>();

  private long lastNumber;
  private long bytes;
  private long displaced;

  EntryLog(JournalSettings limits) {
    this.limits = limits;
  }

  void add(JournalEntry entry) {
    JournalEntry before = entries.get(latest.getOrDefault(Key.of(entry), 0L));
    put(before == null || isLongAgo(before, entry) ? entry : replaced(before).again(entry));
  }

  /** Notes a plan with the latest entry about that address, else as one of its own. */
  void plan(NodeAddress address, Plan plan, Instant now) {
    Long number = latestAt.get(address);
    if (number != null) {
      JournalEntry about = present(number);
      JournalEntry planned = about.withNext(plan);
      bytes += planned.weight() - about.weight();
      entries.put(number, planned);
    } else {
      put(
          new JournalEntry(
              EntryKind.DIAL_PLANNED,
              Party.dialled(address),
              new Times(now, now, 1),
              "",
              plan.why(),
              Optional.of(plan)));
    }
    makeRoom();
  }

  List<JournalEntry> copy() {
    return new ArrayList<>(entries.values());
  }

  long displaced() {
    return displaced;
  }

  private void put(JournalEntry entry) {
    lastNumber++;
    entries.put(lastNumber, entry);
    bytes += entry.weight();
    latest.put(Key.of(entry), lastNumber);
    forEachAddress(entry, address -> latestAt.put(address, lastNumber));
    makeRoom();
  }

  private void makeRoom() {
    while (entries.size() > limits.entriesMax() || bytes > limits.bytesMax()) {
      remove(entries.firstEntry().getKey());
      displaced++;
    }
  }

  private JournalEntry replaced(JournalEntry entry) {
    return remove(latest.getOrDefault(Key.of(entry), 0L));
  }

  private JournalEntry remove(Long number) {
    JournalEntry entry = present(number);
    entries.remove(number);
    bytes -= entry.weight();
    latest.remove(Key.of(entry), number);
    forEachAddress(entry, address -> latestAt.remove(address, number));
    return entry;
  }

  private JournalEntry present(Long number) {
    JournalEntry entry = entries.get(number);
    if (entry == null) {
      throw new IllegalStateException("there must be an entry number " + number);
    }
    return entry;
  }

  private static boolean isLongAgo(JournalEntry before, JournalEntry now) {
    return before.when().last().plus(SAME_WITHIN).isBefore(now.when().first());
  }

  private static void forEachAddress(JournalEntry entry, Consumer<NodeAddress> what) {
    entry.who().address().ifPresent(what);
    entry.who().listens().ifPresent(what);
  }
}
