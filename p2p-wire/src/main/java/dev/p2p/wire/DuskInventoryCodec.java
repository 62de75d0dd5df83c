package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Violation;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.payload.GetBlocks;
import dev.p2p.wire.payload.GetCandidate;
import dev.p2p.wire.payload.Inventory;
import java.util.List;

/** The payloads by which peers speak of transactions and blocks, the same in all dialects. */
final class DuskInventoryCodec implements InventoryCodec {

  @Override
  public Bytes encodeItems(List<InventoryItem> items) {
    return new Inventory(items).encode();
  }

  @Override
  public Parsed<List<InventoryItem>> decodeItems(Bytes payload) {
    return Inventory.view(payload);
  }

  @Override
  public int itemsMax(int payloadBytes) {
    return Inventory.itemsMax(payloadBytes);
  }

  @Override
  public Bytes encodeLocators(List<ChainHash> locators) {
    return new GetBlocks(locators).encode();
  }

  @Override
  public Parsed<List<ChainHash>> decodeLocators(Bytes payload) {
    return switch (GetBlocks.decode(payload)) {
      case Parsed.Good<GetBlocks>(var request) -> new Parsed.Good<>(request.locators());
      case Parsed.Bad<GetBlocks>(var violation) -> new Parsed.Bad<>(violation);
    };
  }

  @Override
  public Bytes encodeCandidate(ChainHash hash) {
    return new GetCandidate(hash.toBytes()).encode();
  }

  @Override
  public Parsed<ChainHash> decodeCandidate(Bytes payload) {
    try {
      return new Parsed.Good<>(ChainHash.of(payload));
    } catch (IllegalArgumentException e) {
      return new Parsed.Bad<>(
          new Violation(Violation.Kind.MALFORMED_PAYLOAD, e.getMessage() + " in a GetCandidate"));
    }
  }
}
