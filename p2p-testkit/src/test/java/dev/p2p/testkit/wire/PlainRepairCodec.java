package dev.p2p.testkit.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.Violation;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Payloads of fixed fields, big-endian, with a count of four bytes in front of each list. */
final class PlainRepairCodec implements RepairCodec {

  private static final int RANGE_BYTES = Integer.BYTES + Long.BYTES;
  private static final int SUMMARY_BYTES = RANGE_BYTES + Integer.BYTES + 2 * Long.BYTES;

  private final Flaw flaw;

  PlainRepairCodec(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public Bytes encodeIds(List<MessageId> ids) {
    require(!ids.isEmpty() && ids.size() <= IDS_MAX);
    return ids(ByteBuffer.allocate(Integer.BYTES + ids.size() * MessageId.BYTES), ids);
  }

  @Override
  public Parsed<List<MessageId>> decodeIds(Bytes payload) {
    return read(
        payload,
        source -> {
          List<MessageId> ids = ids(source);
          require(!ids.isEmpty());
          return flaw == Flaw.SORTS_IDS ? ids.stream().sorted().toList() : ids;
        });
  }

  @Override
  public Bytes encodeComparison(Comparison comparison) {
    List<Summary> summaries = comparison.summaries();
    require(!summaries.isEmpty());
    require(comparison.keptForMillis() >= 0);
    require(summaries.size() <= SUMMARIES_MAX || flaw == Flaw.COMPARES_TOO_MUCH);
    ByteBuffer target =
        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + summaries.size() * SUMMARY_BYTES);
    target.putLong(comparison.key()).putInt(comparison.keptForMillis()).putInt(summaries.size());
    for (Summary summary : summaries) {
      require(summary.count() >= 0);
      range(target, summary.range());
      target.putInt(summary.count()).putLong(summary.sum()).putLong(summary.sumHigh());
    }
    return Bytes.wrap(target.array());
  }

  @Override
  public Parsed<Comparison> decodeComparison(Bytes payload) {
    return read(
        payload,
        source -> {
          long key = source.getLong();
          int keptForMillis = source.getInt();
          require(keptForMillis >= 0);
          int count = source.getInt();
          require(count > 0 && count <= SUMMARIES_MAX);
          List<Summary> summaries = new ArrayList<>();
          while (summaries.size() < count) {
            IdRange range = range(source);
            int ids = source.getInt();
            require(ids >= 0);
            summaries.add(new Summary(range, ids, source.getLong(), source.getLong()));
          }
          return new Comparison(key, keptForMillis, summaries);
        });
  }

  @Override
  public Bytes encodeListing(Listing listing) {
    List<MessageId> ids = listing.ids();
    require(ids.size() <= IDS_MAX);
    requireListed(listing);
    ByteBuffer target =
        ByteBuffer.allocate(RANGE_BYTES + Integer.BYTES + ids.size() * MessageId.BYTES);
    range(target, listing.range());
    return ids(target, ids);
  }

  @Override
  public Parsed<Listing> decodeListing(Bytes payload) {
    return read(
        payload,
        source -> {
          Listing listing = new Listing(range(source), ids(source));
          requireListed(listing);
          return listing;
        });
  }

  private void requireListed(Listing listing) {
    if (flaw == Flaw.LISTS_IN_ANY_ORDER) {
      return;
    }
    List<MessageId> ids = listing.ids();
    for (int i = 0; i < ids.size(); i++) {
      require(listing.range().contains(ids.get(i)));
      require(i == 0 || ids.get(i).compareTo(ids.get(i - 1)) > 0);
    }
  }

  private static Bytes ids(ByteBuffer target, List<MessageId> ids) {
    target.putInt(ids.size());
    ids.forEach(id -> id.toBytes().copyTo(target));
    return Bytes.copyOf(target.flip());
  }

  private static List<MessageId> ids(ByteBuffer source) {
    int count = source.getInt();
    require(count >= 0 && count <= IDS_MAX);
    List<MessageId> ids = new ArrayList<>();
    while (ids.size() < count) {
      byte[] digest = new byte[MessageId.BYTES];
      source.get(digest);
      ids.add(MessageId.hex(Bytes.wrap(digest).toHex()));
    }
    return ids;
  }

  private static void range(ByteBuffer target, IdRange range) {
    target.putInt(range.bits()).putLong(range.prefix());
  }

  private static IdRange range(ByteBuffer source) {
    return new IdRange(source.getInt(), source.getLong());
  }

  private <T> Parsed<T> read(Bytes payload, Function<ByteBuffer, T> reading) {
    ByteBuffer source = payload.asByteBuffer();
    try {
      T value = reading.apply(source);
      require(!source.hasRemaining() || flaw == Flaw.READS_LONG_REPAIRS);
      return new Parsed.Good<>(value);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return new Parsed.Bad<>(
          new Violation(Violation.Kind.MALFORMED_PAYLOAD, e.getClass().getSimpleName()));
    }
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("not as it must be");
    }
  }
}
