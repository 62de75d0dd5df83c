package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Explains the payloads by which nodes of ours find out what they miss. */
final class RepairExplainers {

  private static final int BITS_PER_DIGIT = 4;

  private RepairExplainers() {}

  /** Explainers by topic name. */
  static Map<String, PayloadExplainer> of(RepairCodec codec) {
    PayloadExplainer ids = payload -> ids(codec, payload);
    return Map.of(
        StandardTopics.HAVE,
        ids,
        StandardTopics.WANT,
        ids,
        StandardTopics.LACK,
        ids,
        StandardTopics.COMPARE,
        payload -> Details.of(codec.decodeComparison(payload), RepairExplainers::comparison),
        StandardTopics.LIST,
        payload -> Details.of(codec.decodeListing(payload), RepairExplainers::listing));
  }

  private static List<Detail> ids(RepairCodec codec, Bytes payload) {
    return Details.of(codec.decodeIds(payload), RepairExplainers::ids);
  }

  private static List<Detail> ids(List<MessageId> ids) {
    return Details.list("ids", ids, id -> new Detail("id", id.toHex()));
  }

  private static List<Detail> comparison(Comparison comparison) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("key", "0x%016x".formatted(comparison.key())));
    details.add(new Detail("kept for", comparison.keptForMillis() + " ms"));
    details.addAll(Details.list("ranges", comparison.summaries(), RepairExplainers::summary));
    return details;
  }

  private static Detail summary(Summary summary) {
    return new Detail(
        range(summary.range()),
        "%d ids, sum 0x%016x%016x".formatted(summary.count(), summary.sumHigh(), summary.sum()));
  }

  private static List<Detail> listing(Listing listing) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("range", range(listing.range())));
    details.addAll(ids(listing.ids()));
    return details;
  }

  /** The digits its ids' first word begins with. */
  private static String range(IdRange range) {
    String digits = "%016x".formatted(range.prefix());
    return range.bits() == 0 ? "all" : digits.substring(0, range.bits() / BITS_PER_DIGIT) + "…";
  }
}
