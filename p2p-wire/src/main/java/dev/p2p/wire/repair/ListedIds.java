package dev.p2p.wire.repair;

import static java.lang.Long.compareUnsigned;

import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.wire.encoding.PayloadReader;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a listing, one after the other: each in its range, and greater than the one before.
 * Holds the last as four words, so that ids can be checked without being made.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class ListedIds {

  private static final String ID = "an id of a listing";

  private final IdRange range;
  private final long firstWord;
  private final long lastWord;

  private boolean any;
  private long w0;
  private long w1;
  private long w2;
  private long w3;

  /** None yet. */
  ListedIds(IdRange range) {
    this.range = range;
    this.firstWord = range.first().w0();
    this.lastWord = range.last().w0();
  }

  /** Takes the next id, or refuses it. */
  void read(PayloadReader in) {
    String fault = take(in.u64(ID), in.u64(ID), in.u64(ID), in.u64(ID));
    if (fault != null) {
      in.refuse(fault);
    }
  }

  /**
   * Takes an id.
   *
   * @throws IllegalArgumentException if a reader would refuse it
   */
  void require(MessageId id) {
    String fault = take(id.w0(), id.w1(), id.w2(), id.w3());
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** The one that was taken last. */
  MessageId last() {
    return new MessageId(w0, w1, w2, w3);
  }

  /** What is wrong with the next id, if anything is. */
  private @Nullable String take(long next0, long next1, long next2, long next3) {
    boolean ascends = !any || isGreater(next0, next1, next2, next3);
    any = true;
    w0 = next0;
    w1 = next1;
    w2 = next2;
    w3 = next3;
    if (compareUnsigned(w0, firstWord) < 0 || compareUnsigned(w0, lastWord) > 0) {
      return "%s must be in its range, %s, was %s"
          .formatted(ID, Ranges.describe(range), last().toHex());
    }
    return ascends
        ? null
        : "%s must be greater than the one before it, was %s".formatted(ID, last().toHex());
  }

  /** In the order of {@link MessageId#compareTo}. */
  private boolean isGreater(long next0, long next1, long next2, long next3) {
    int order = compareUnsigned(next0, w0);
    order = order != 0 ? order : compareUnsigned(next1, w1);
    order = order != 0 ? order : compareUnsigned(next2, w2);
    order = order != 0 ? order : compareUnsigned(next3, w3);
    return order > 0;
  }
}
