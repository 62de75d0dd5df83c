package dev.p2p.wire.repair;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.wire.encoding.CompactSize;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Ids of messages, in any order:
 *
 * <pre>
 *   0               1 or 3
 *  +---------------+----------+----------+-- ..
 *  |  count        |    id    |    id    |
 *  |  (1 to 1,000) |   (32)   |   (32)   |
 *  +---------------+----------+----------+-- ..
 * </pre>
 *
 * <p>The count is a CompactSize.
 */
public final class IdsPayload {

  /** Length of the largest payload. */
  public static final int BYTES_MAX = bytes(RepairCodec.IDS_MAX);

  private static final String WHAT = "ids";
  private static final String ID = "an id";
  private static final Count COUNT = new Count("count of ids", 1, RepairCodec.IDS_MAX);

  private IdsPayload() {}

  /**
   * Count and ids.
   *
   * @throws IllegalArgumentException if there are none, or too many
   */
  public static Bytes encode(List<MessageId> ids) {
    int count = COUNT.require(ids.size());
    PayloadWriter out = new PayloadWriter(bytes(count)).compactSize(count);
    ids.forEach(id -> Ids.write(out, id));
    return out.toBytes();
  }

  /** Takes the count, as many ids, and nothing behind them. */
  public static Parsed<List<MessageId>> decode(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    int count = COUNT.read(in, MessageId.BYTES);
    List<MessageId> ids = new ArrayList<>(count);
    while (ids.size() < count) {
      ids.add(Ids.read(in, ID));
    }
    return in.end(WHAT, Collections.unmodifiableList(ids));
  }

  /** What {@link #decode} would find wrong, without making the ids. */
  public static Optional<Violation> check(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    in.skip(ID, COUNT.read(in, MessageId.BYTES) * MessageId.BYTES);
    return in.end(WHAT);
  }

  private static int bytes(int count) {
    return CompactSize.bytes(count) + count * MessageId.BYTES;
  }
}
