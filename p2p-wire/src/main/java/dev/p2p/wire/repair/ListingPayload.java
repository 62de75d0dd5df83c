package dev.p2p.wire.repair;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.Violation;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.wire.encoding.CompactSize;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Every id of a range, the least first:
 *
 * <pre>
 *   0      1        9               10 or 12
 *  +------+--------+---------------+----------+----------+-- ..
 *  | bits | prefix |  count        |    id    |    id    |
 *  | (u8) | (u64)  |  (0 to 1,000) |   (32)   |   (32)   |
 *  +------+--------+---------------+----------+----------+-- ..
 * </pre>
 *
 * <p>The count is a CompactSize.
 */
public final class ListingPayload {

  /** Length of the largest payload. */
  public static final int BYTES_MAX = bytes(RepairCodec.IDS_MAX);

  private static final String WHAT = "a listing";
  private static final Count COUNT = new Count("count of ids", 0, RepairCodec.IDS_MAX);

  private ListingPayload() {}

  /**
   * Range, count and ids.
   *
   * @throws IllegalArgumentException if there are too many ids, or one does not come after the one
   *     before it, or is not in the range
   */
  public static Bytes encode(Listing listing) {
    int count = COUNT.require(listing.ids().size());
    PayloadWriter out = new PayloadWriter(bytes(count));
    Ranges.write(out, listing.range());
    out.compactSize(count);
    ListedIds rule = new ListedIds(listing.range());
    for (MessageId id : listing.ids()) {
      rule.require(id);
      Ids.write(out, id);
    }
    return out.toBytes();
  }

  /** Takes range, count, as many ids, and nothing behind them. */
  public static Parsed<Listing> decode(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    IdRange range = Ranges.read(in);
    int count = COUNT.read(in, MessageId.BYTES);
    ListedIds listed = new ListedIds(range);
    List<MessageId> ids = new ArrayList<>(count);
    while (ids.size() < count && in.isGood()) {
      listed.read(in);
      ids.add(listed.last());
    }
    return in.end(WHAT, new Listing(range, Collections.unmodifiableList(ids)));
  }

  /** What {@link #decode} would find wrong, without making the ids. */
  public static Optional<Violation> check(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    ListedIds listed = new ListedIds(Ranges.read(in));
    int count = COUNT.read(in, MessageId.BYTES);
    for (int i = 0; i < count && in.isGood(); i++) {
      listed.read(in);
    }
    return in.end(WHAT);
  }

  private static int bytes(int count) {
    return Ranges.BYTES + CompactSize.bytes(count) + count * MessageId.BYTES;
  }
}
