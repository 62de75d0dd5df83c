package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.wire.repair.ComparisonPayload;
import dev.p2p.wire.repair.IdsPayload;
import dev.p2p.wire.repair.ListingPayload;
import java.util.List;

/** The payloads of repair, the same in all dialects. */
final class DuskRepairCodec implements RepairCodec {

  @Override
  public Bytes encodeIds(List<MessageId> ids) {
    return IdsPayload.encode(ids);
  }

  @Override
  public Parsed<List<MessageId>> decodeIds(Bytes payload) {
    return IdsPayload.decode(payload);
  }

  @Override
  public Bytes encodeComparison(Comparison comparison) {
    return ComparisonPayload.encode(comparison);
  }

  @Override
  public Parsed<Comparison> decodeComparison(Bytes payload) {
    return ComparisonPayload.decode(payload);
  }

  @Override
  public Bytes encodeListing(Listing listing) {
    return ListingPayload.encode(listing);
  }

  @Override
  public Parsed<Listing> decodeListing(Bytes payload) {
    return ListingPayload.decode(payload);
  }
}
