package dev.p2p.spi;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import java.util.List;

/**
 * The payloads by which peers speak of transactions and blocks. Decoding is strict: nothing
 * missing, nothing behind, no count beyond its bound.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface InventoryCodec {

  /** Most items in one payload. */
  int ITEMS_MAX = 10_000;

  /** Most locators in one payload. */
  int LOCATORS_MAX = 500;

  /**
   * The payload of Inv and GetData.
   *
   * @param items at most {@value #ITEMS_MAX}
   * @throws IllegalArgumentException if there are more
   */
  Bytes encodeItems(List<InventoryItem> items);

  /**
   * Reads the payload of Inv and GetData.
   *
   * @return unmodifiable; it may read the payload as it is asked, so that ten thousand items cost
   *     no memory of their own
   */
  Parsed<List<InventoryItem>> decodeItems(Bytes payload);

  /**
   * How many items a payload holds.
   *
   * @param payloadBytes of at most so many bytes
   * @return at most {@value #ITEMS_MAX}
   */
  int itemsMax(int payloadBytes);

  /**
   * The payload of GetBlocks.
   *
   * @param locators at most {@value #LOCATORS_MAX}
   * @throws IllegalArgumentException if there are more
   */
  Bytes encodeLocators(List<ChainHash> locators);

  /** Reads the payload of GetBlocks. */
  Parsed<List<ChainHash>> decodeLocators(Bytes payload);

  /** The payload of GetCandidate. */
  Bytes encodeCandidate(ChainHash hash);

  /**
   * Reads the payload of GetCandidate. Peers may put anything there, so that what is bad here need
   * not be a peer's violation.
   */
  Parsed<ChainHash> decodeCandidate(Bytes payload);
}
