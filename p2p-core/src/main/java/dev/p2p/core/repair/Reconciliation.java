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

  /** What a comparison is answered with: one of both may be empty, or both. */
  public record Answer(List<Comparison> comparisons, List<Listing> listings) {}

  /** Ids only one side has. */
  public record Difference(List<MessageId> onlyThere, List<MessageId> onlyHere) {}

  /** Compares with what {@code store} keeps. */
  public Reconciliation(MessageStore store) {
    this.store = store;
  }

  /** The outline of everything kept for {@code keptFor} at least, in whole milliseconds. */
  public Comparison outline(long key, Duration keptFor) {
    return new Comparison(
        key,
        (int) Math.min(keptFor.toMillis(), Integer.MAX_VALUE),
        List.of(summary(IdRange.ALL, key, keptFor)));
  }

  /** Where what is kept here differs from what {@code theirs} outlines. */
  public Answer answer(Comparison theirs) {
    List<Summary> deeper = new ArrayList<>();
    List<Listing> listings = new ArrayList<>();
    Duration keptFor = Duration.ofMillis(theirs.keptForMillis());
    int ids = 0;
    for (Summary summary : theirs.summaries()) {
      List<MessageId> mine = ids(summary.range(), keptFor);
      boolean differs = !Fingerprint.of(summary.range(), mine, theirs.key()).equals(summary);
      if (!differs || ids >= IDS_PER_ANSWER_MAX) {
        continue;
      }
      if (isListed(summary, mine.size())) {
        List<MessageId> listed = mine.subList(0, Math.min(mine.size(), RepairCodec.IDS_MAX));
        listings.add(new Listing(summary.range(), List.copyOf(listed)));
        ids += listed.size();
      } else {
        for (IdRange part : summary.range().split()) {
          deeper.add(summary(part, theirs.key(), keptFor));
        }
      }
    }
    return new Answer(chunks(theirs, deeper), listings);
  }

  /** How {@code theirs} differs from what is kept here. */
  public Difference difference(Listing theirs) {
    Set<MessageId> there = new HashSet<>(theirs.ids());
    List<MessageId> onlyHere =
        store.ids(theirs.range(), Duration.ZERO, RepairCodec.IDS_MAX).stream()
            .filter(id -> !there.contains(id))
            .toList();
    List<MessageId> onlyThere = theirs.ids().stream().filter(id -> !store.contains(id)).toList();
    return new Difference(onlyThere, onlyHere);
  }

  private static boolean isListed(Summary theirs, int mine) {
    boolean few = mine <= LISTED_AT_ONCE_MAX && theirs.count() <= EXPECTED_BACK_MAX;
    return few || !theirs.range().isSplittable();
  }

  private Summary summary(IdRange range, long key, Duration keptFor) {
    return Fingerprint.of(range, ids(range, keptFor), key);
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
