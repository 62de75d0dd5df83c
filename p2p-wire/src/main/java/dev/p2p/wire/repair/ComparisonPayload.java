package dev.p2p.wire.repair;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Summary;
import dev.p2p.wire.encoding.CompactSize;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a node has, in outline:
 *
 * <pre>
 *   0       8                 12             13 or 15
 *  +-------+-----------------+--------------+---------+---------+-- ..
 *  |  key  |  kept for, ms   |  count       | summary | summary |
 *  | (u64) |  (0 to 2^31-1)  |  (1 to 256)  |         |         |
 *  +-------+-----------------+--------------+---------+---------+-- ..
 *
 *  summary
 *   0      1        9                 10 to 14   then 8    then 8
 *  +------+--------+-----------------+---------+---------+
 *  | bits | prefix |  ids in it      |   sum   |  sum    |
 *  | (u8) | (u64)  |  (0 to 2^31-1)  |  (u64)  |  high   |
 *  +------+--------+-----------------+---------+---------+
 * </pre>
 *
 * <p>Both counts are CompactSizes.
 */
public final class ComparisonPayload {

  /** What a summary takes besides the count of its ids. */
  private static final int FIXED_BYTES = Ranges.BYTES + 2 * Long.BYTES;

  /** Length of the largest payload. */
  public static final int BYTES_MAX =
      Long.BYTES
          + Integer.BYTES
          + CompactSize.bytes(RepairCodec.SUMMARIES_MAX)
          + RepairCodec.SUMMARIES_MAX * (FIXED_BYTES + CompactSize.bytes(Integer.MAX_VALUE));

  private static final String WHAT = "a comparison";
  private static final String KEY = "key of a comparison";
  private static final String KEPT_FOR = "age of a comparison";
  private static final String IDS = "count of ids of a summary";
  private static final String SUM = "sum of a summary";
  private static final Count COUNT = new Count("count of summaries", 1, RepairCodec.SUMMARIES_MAX);

  private ComparisonPayload() {}

  /**
   * Key, age, count and summaries.
   *
   * @throws IllegalArgumentException if there are none, or too many, or one counts less than no
   *     ids, or the age is less than 0
   */
  public static Bytes encode(Comparison comparison) {
    List<Summary> summaries = comparison.summaries();
    int count = COUNT.require(summaries.size());
    requireNotNegative(KEPT_FOR, comparison.keptForMillis());
    int bytes = Long.BYTES + Integer.BYTES + CompactSize.bytes(count);
    for (Summary summary : summaries) {
      requireNotNegative(IDS, summary.count());
      bytes += FIXED_BYTES + CompactSize.bytes(summary.count());
    }
    PayloadWriter out =
        new PayloadWriter(bytes)
            .u64(comparison.key())
            .u32(comparison.keptForMillis())
            .compactSize(count);
    summaries.forEach(summary -> write(out, summary));
    return out.toBytes();
  }

  /** Takes key, age, count, as many summaries, and nothing behind them. */
  public static Parsed<Comparison> decode(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    long key = in.u64(KEY);
    int keptForMillis = requireInt(in, KEPT_FOR, in.u32(KEPT_FOR));
    int count = COUNT.read(in, FIXED_BYTES + 1);
    List<Summary> summaries = new ArrayList<>(count);
    while (summaries.size() < count && in.isGood()) {
      summaries.add(new Summary(Ranges.read(in), readIdCount(in), in.u64(SUM), in.u64(SUM)));
    }
    return in.end(
        WHAT, new Comparison(key, keptForMillis, Collections.unmodifiableList(summaries)));
  }

  /** What {@link #decode} would find wrong, without making the summaries. */
  public static Optional<Violation> check(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    in.skip(KEY, Long.BYTES);
    requireInt(in, KEPT_FOR, in.u32(KEPT_FOR));
    int count = COUNT.read(in, FIXED_BYTES + 1);
    for (int i = 0; i < count && in.isGood(); i++) {
      Ranges.check(in);
      readIdCount(in);
      in.skip(SUM, Long.BYTES);
      in.skip(SUM, Long.BYTES);
    }
    return in.end(WHAT);
  }

  private static void write(PayloadWriter out, Summary summary) {
    Ranges.write(out, summary.range());
    out.compactSize(summary.count()).u64(summary.sum()).u64(summary.sumHigh());
  }

  private static int readIdCount(PayloadReader in) {
    return requireInt(in, IDS, in.compactSize(IDS));
  }

  private static int requireInt(PayloadReader in, String what, long value) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      in.refuse(
          "%s must be at most %d, was %s"
              .formatted(what, Integer.MAX_VALUE, Long.toUnsignedString(value)));
    }
    return in.isGood() ? (int) value : 0;
  }

  private static void requireNotNegative(String what, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("%s must be at least 0, was %d".formatted(what, value));
    }
  }
}
