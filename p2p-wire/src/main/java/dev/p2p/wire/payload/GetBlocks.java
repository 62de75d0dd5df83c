package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.Violation;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.encoding.CompactSize;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the blocks behind those the sender has: a count, a CompactSize, then their hashes.
 *
 * @param locators at most {@link #LOCATORS_MAX}; unmodifiable
 */
public record GetBlocks(List<ChainHash> locators) {

  /** How many locators there may be. */
  public static final int LOCATORS_MAX = InventoryCodec.LOCATORS_MAX;

  /** Length of the largest payload. */
  public static final int BYTES_MAX =
      CompactSize.bytes(LOCATORS_MAX) + LOCATORS_MAX * ChainHash.BYTES;

  private static final String WHAT = "a GetBlocks";
  private static final String COUNT = "count of locators";
  private static final String LOCATOR = "locator";

  /**
   * Copies the locators.
   *
   * @throws IllegalArgumentException if there are too many
   */
  public GetBlocks {
    locators = List.copyOf(locators);
    if (locators.size() > LOCATORS_MAX) {
      throw new IllegalArgumentException(
          "%s must be at most %d, was %d".formatted(COUNT, LOCATORS_MAX, locators.size()));
    }
  }

  /** Takes the count, as many locators, and nothing behind them. */
  public static Parsed<GetBlocks> decode(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    int count = in.count(COUNT, LOCATORS_MAX, ChainHash.BYTES);
    List<ChainHash> locators = new ArrayList<>(count);
    while (locators.size() < count) {
      locators.add(Hashes.read(in, LOCATOR));
    }
    return in.end(WHAT, new GetBlocks(locators));
  }

  /** What {@link #decode} would find wrong, without making the locators. */
  public static Optional<Violation> check(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    in.skip(LOCATOR, in.count(COUNT, LOCATORS_MAX, ChainHash.BYTES) * ChainHash.BYTES);
    return in.end(WHAT);
  }

  /** Count and locators. */
  public Bytes encode() {
    int bytes = CompactSize.bytes(locators.size()) + locators.size() * ChainHash.BYTES;
    PayloadWriter out = new PayloadWriter(bytes).compactSize(locators.size());
    locators.forEach(locator -> Hashes.write(out, locator));
    return out.toBytes();
  }
}
