package dev.p2p.core.store;

import dev.p2p.spi.IdRange;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Where the ids are that begin alike. To know it at any time would cost more for each message than
 * all else that is done with it, and on a busy node most are gone before anybody asks: so it is
 * found out when somebody does, and again when much has come since.
 *
 * <p>A sorted array: in each word the first bits of an id, and behind them its position, counted
 * from the first one here, in as few bits as there must be. So ids that share more bits than are
 * left are in no order, and what is found is a little too much.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
final class InOrder {

  /** Of nothing. */
  static final InOrder NOTHING = of(new long[0], 0);

  /** What it takes for each id. */
  static final int BYTES_EACH = Long.BYTES;

  /** So many that are not in it are looked through rather than put in order. */
  static final int LOOSE_MAX = 1_024;

  /** Or as many as that part of those that are. */
  private static final int LOOSE_PARTS = 4;

  /** Makes the order of signed words that of unsigned ones. */
  private static final long FLIP = Long.MIN_VALUE;

  private final long[] keys;
  private final long first;

  /** The bits of a key that are a position. */
  private final long low;

  private InOrder(long[] keys, long first, long low) {
    this.keys = keys;
    this.first = first;
    this.low = low;
  }

  /**
   * Puts ids in order.
   *
   * @param firstWords of the ids, by position; the caller gives the array away
   * @param first the position of the first
   */
  static InOrder of(long[] firstWords, long first) {
    int last = Math.max(0, firstWords.length - 1);
    long low = (1L << (Long.SIZE - Long.numberOfLeadingZeros(last))) - 1;
    for (int i = 0; i < firstWords.length; i++) {
      firstWords[i] = ((firstWords[i] ^ FLIP) & ~low) | i;
    }
    Arrays.sort(firstWords);
    return new InOrder(firstWords, first, low);
  }

  /** The position before which it has all. */
  long end() {
    return first + keys.length;
  }

  /** How many it has, whether they are still kept or not. */
  int size() {
    return keys.length;
  }

  /** Whether so many that it does not have are too many. */
  boolean lacks(long loose) {
    return loose > LOOSE_MAX + keys.length / LOOSE_PARTS;
  }

  /** The positions of all it has in {@code range}, and perhaps of a few beside it. */
  LongStream near(IdRange range) {
    int from = Arrays.binarySearch(keys, (range.first().w0() ^ FLIP) & ~low);
    int to = Arrays.binarySearch(keys, (range.last().w0() ^ FLIP) | low);
    return Arrays.stream(keys, from < 0 ? -from - 1 : from, to < 0 ? -to - 1 : to + 1)
        .map(key -> first + (key & low));
  }
}
