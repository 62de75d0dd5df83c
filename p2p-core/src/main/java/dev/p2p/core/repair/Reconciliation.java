package dev.p2p.core.repair;

import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the difference between what two nodes have with little talk. One sends an outline: how many
 * ids it has and what they add up to. The other answers where its own differs: with the outlines of
 * sixteen parts or, of a range with few ids, every id. So they narrow it down, turn by turn, and
 * neither has to remember anything in between.
 *
 * <pre>
 *   A: Compare  all: 2000 ids, sum a      B: nothing, if the sums agree
 *   B: Compare  16 parts of all           A: for each part that differs:
 *   A: List     every id of a part        B: asks for what it lacks; Have: what A lacks
 * </pre>
 *
 * <p>The idea is known as range-based set reconciliation (A. Meyer, 2022).
 *
 * <p><b>Threading:</b> safe to share if the store is. Never waits.
 */
public final class Reconciliation {

  /** A range of which we have at most so many ids is listed rather than split. */
  static final int LISTED_AT_ONCE_MAX = 64;

  /** Unless the other has more than so many: then a list of ours would hardly help. */
  static final int EXPECTED_BACK_MAX = 512;

  /** What one comparison is answered with at most; the rest is left for the next round. */
  static final int IDS_PER_ANSWER_MAX = 16_384;

  private final MessageStore store;

  /**
   * What a comparison is answered with: one of both may be empty, or both.
   *
   * @param looked what it cost: ids looked at, and 1 for each range
   */
  public record Answer(List<Comparison> comparisons, List<Listing> listings, int looked) {}

  /**
   * Ids only one side has.
   *
   * @param looked what it cost: ids looked at, theirs and ours, and 1 for the range
   */
  public record Difference(List<MessageId> onlyThere, List<MessageId> onlyHere, int looked) {}

  /** Compares with what {@code store} keeps. */
  public Reconciliation(MessageStore store) {
    this.store = store;
  }

  /** The outline of everything kept for {@code keptFor} at least, in whole milliseconds. */
  public Comparison outline(long key, Duration keptFor) {
    return new Comparison(
        key,
        (int) Math.min(keptFor.toMillis(), Integer.MAX_VALUE),
        List.of(Fingerprint.of(IdRange.ALL, ids(IdRange.ALL, keptFor), key)));
  }

  /**
   * Whether the ranges are in order and do not overlap, as those of nodes of ours are; then no id
   * is looked at more than once for one comparison.
   */
  public static boolean isInOrder(Comparison theirs) {
    List<Summary> summaries = theirs.summaries();
    for (int i = 1; i < summaries.size(); i++) {
      MessageId lastBefore = summaries.get(i - 1).range().last();
      if (summaries.get(i).range().first().compareTo(lastBefore) <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Where what is kept here differs from what {@code theirs} outlines. */
  public Answer answer(Comparison theirs) {
    List<Summary> deeper = new ArrayList<>();
    List<Listing> listings = new ArrayList<>();
    Duration keptFor = Duration.ofMillis(theirs.keptForMillis());
    int listed = 0;
    int looked = 0;
    for (Summary summary : theirs.summaries()) {
      if (listed >= IDS_PER_ANSWER_MAX) {
        break;
      }
      List<MessageId> mine = ids(summary.range(), keptFor);
      looked += 1 + mine.size();
      if (Fingerprint.of(summary.range(), mine, theirs.key()).equals(summary)) {
        continue;
      }
      if (isListed(summary, mine.size())) {
        List<MessageId> first = mine.subList(0, Math.min(mine.size(), RepairCodec.IDS_MAX));
        listings.add(new Listing(summary.range(), List.copyOf(first)));
        listed += first.size();
      } else {
        deeper.addAll(parts(summary.range(), mine, theirs.key()));
      }
    }
    return new Answer(chunks(theirs, deeper), listings, looked);
  }

  /** How {@code theirs} differs from what is kept here. */
  public Difference difference(Listing theirs) {
    Set<MessageId> there = new HashSet<>(theirs.ids());
    List<MessageId> here = store.ids(theirs.range(), Duration.ZERO, RepairCodec.IDS_MAX);
    List<MessageId> onlyHere = here.stream().filter(id -> !there.contains(id)).toList();
    List<MessageId> onlyThere = theirs.ids().stream().filter(id -> !store.contains(id)).toList();
    return new Difference(onlyThere, onlyHere, 1 + there.size() + here.size());
  }

  private static boolean isListed(Summary theirs, int mine) {
    boolean few = mine <= LISTED_AT_ONCE_MAX && theirs.count() <= EXPECTED_BACK_MAX;
    return few || !theirs.range().isSplittable();
  }

  /** The outlines of the parts of {@code range}, of which {@code ids} are here, in their order. */
  private static List<Summary> parts(IdRange range, List<MessageId> ids, long key) {
    List<Summary> parts = new ArrayList<>(IdRange.PARTS);
    int from = 0;
    for (IdRange part : range.split()) {
      int to = from;
      while (to < ids.size() && part.contains(ids.get(to))) {
        to++;
      }
      parts.add(Fingerprint.of(part, ids.subList(from, to), key));
      from = to;
    }
    return parts;
  }

  private List<MessageId> ids(IdRange range, Duration keptFor) {
    return store.ids(range, keptFor, Integer.MAX_VALUE);
  }

  private static List<Comparison> chunks(Comparison theirs, List<Summary> summaries) {
    List<Comparison> chunks = new ArrayList<>();
    for (int from = 0; from < summaries.size(); from += RepairCodec.SUMMARIES_MAX) {
      int to = Math.min(summaries.size(), from + RepairCodec.SUMMARIES_MAX);
      chunks.add(
          new Comparison(
              theirs.key(), theirs.keptForMillis(), List.copyOf(summaries.subList(from, to))));
    }
    return chunks;
  }
}
