package dev.p2p.testkit.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.InventoryItem.Kind;
import dev.p2p.api.Violation;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.Parsed;
import java.util.ArrayList;
import java.util.List;

/**
 * Items and hashes one behind the other, to the end of the payload; a byte for each item's kind.
 */
final class PlainInventoryCodec implements InventoryCodec {

  private static final int ITEM_BYTES = 1 + ChainHash.BYTES;

  private final Flaw flaw;

  PlainInventoryCodec(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public Bytes encodeItems(List<InventoryItem> items) {
    require(items.size(), flaw == Flaw.ANNOUNCES_TOO_MUCH ? Integer.MAX_VALUE : ITEMS_MAX);
    byte[] bytes = new byte[items.size() * ITEM_BYTES];
    int at = 0;
    for (InventoryItem item : items) {
      bytes[at] = (byte) (item.kind() == Kind.BLOCK ? 1 : 0);
      item.hash().toBytes().copyTo(bytes, at + 1);
      at += ITEM_BYTES;
    }
    return Bytes.wrap(bytes);
  }

  @Override
  public Parsed<List<InventoryItem>> decodeItems(Bytes payload) {
    if (!isWhole(payload, ITEM_BYTES) || payload.length() / ITEM_BYTES > ITEMS_MAX) {
      return bad();
    }
    List<InventoryItem> items = new ArrayList<>();
    for (int at = 0; at + ITEM_BYTES <= payload.length(); at += ITEM_BYTES) {
      int kind = payload.get(at);
      if (kind < 0 || kind > 1) {
        return bad();
      }
      items.add(
          new InventoryItem(kind == 1 ? Kind.BLOCK : Kind.TRANSACTION, hash(payload, at + 1)));
    }
    return new Parsed.Good<>(items);
  }

  @Override
  public int itemsMax(int payloadBytes) {
    int items = Math.min(payloadBytes / ITEM_BYTES, ITEMS_MAX);
    return flaw == Flaw.PROMISES_ROOM_FOR_ONE_ITEM_MORE ? items + 1 : items;
  }

  @Override
  public Bytes encodeLocators(List<ChainHash> locators) {
    require(locators.size(), LOCATORS_MAX);
    byte[] bytes = new byte[locators.size() * ChainHash.BYTES];
    for (int i = 0; i < locators.size(); i++) {
      locators.get(i).toBytes().copyTo(bytes, i * ChainHash.BYTES);
    }
    return Bytes.wrap(bytes);
  }

  @Override
  public Parsed<List<ChainHash>> decodeLocators(Bytes payload) {
    if (!isWhole(payload, ChainHash.BYTES) || payload.length() / ChainHash.BYTES > LOCATORS_MAX) {
      return bad();
    }
    List<ChainHash> locators = new ArrayList<>();
    for (int at = 0; at + ChainHash.BYTES <= payload.length(); at += ChainHash.BYTES) {
      locators.add(hash(payload, at));
    }
    return new Parsed.Good<>(locators);
  }

  @Override
  public Bytes encodeCandidate(ChainHash hash) {
    return hash.toBytes();
  }

  @Override
  public Parsed<ChainHash> decodeCandidate(Bytes payload) {
    return payload.length() == ChainHash.BYTES ? new Parsed.Good<>(hash(payload, 0)) : bad();
  }

  private boolean isWhole(Bytes payload, int entryBytes) {
    return payload.length() % entryBytes == 0 || flaw == Flaw.READS_PARTS_OF_ITEMS;
  }

  private static ChainHash hash(Bytes payload, int at) {
    return ChainHash.of(payload.slice(at, ChainHash.BYTES));
  }

  private static void require(int count, int max) {
    if (count > max) {
      throw new IllegalArgumentException("too many");
    }
  }

  private static <T> Parsed<T> bad() {
    return new Parsed.Bad<>(new Violation(Violation.Kind.MALFORMED_PAYLOAD, "not as it must be"));
  }
}
