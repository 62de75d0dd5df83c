package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.TopicPair;
import dev.p2p.api.TopicTable;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.payload.Inventory;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which topics of the original answer which, one message to one. GetAddrs, which any number of Addr
 * answer, is none of them, nor are GetBlocks and MemPool, whose answer also comes unasked.
 *
 * <p>The original echoes nothing, and candidates and blocks come as gossip too. But a block carries
 * its own hash, behind the hash of the one before, so that the one asked for can be told. A
 * transaction does not carry the hash it goes by: of these any will do.
 */
final class DuskPairs {

  /** Where the fields before a block's own hash end whose length is the same in all tags. */
  private static final int PREVIOUS_HASH_END = Byte.BYTES + 2 * Long.BYTES + ChainHash.BYTES;

  /** Longer than the header of any tag, at whose end the hash is. */
  private static final int HEADER_BYTES_MAX = 2_048;

  private DuskPairs() {}

  /** Those of a dialect with these topics. */
  static List<TopicPair> of(TopicTable topics) {
    return Stream.of(
            TopicPair.of(StandardTopics.PING, StandardTopics.PONG),
            TopicPair.of(DuskTopics.CHALLENGE, DuskTopics.RESPONSE),
            TopicPair.of(StandardTopics.GETCANDIDATE, StandardTopics.CANDIDATE)
                .matching((question, answer) -> isBlock(question.payload(), answer.payload())),
            new TopicPair(
                StandardTopics.GETDATA,
                List.of(StandardTopics.TX, StandardTopics.BLOCK),
                DuskPairs::isNamedIn,
                false))
        .filter(pair -> topics.find(pair.question()).isPresent())
        .toList();
  }

  private static boolean isNamedIn(Message question, Message answer) {
    return switch (Inventory.decode(question.payload())) {
      case Parsed.Good<Inventory>(var inventory) ->
          inventory.items().stream().anyMatch(item -> isNamed(item, answer));
      case Parsed.Bad<Inventory> ignored -> false;
    };
  }

  private static boolean isNamed(InventoryItem item, Message answer) {
    return switch (item.kind()) {
      case TRANSACTION -> answer.topic().name().equals(StandardTopics.TX);
      case BLOCK ->
          answer.topic().name().equals(StandardTopics.BLOCK)
              && isBlock(item.hash().toBytes(), answer.payload());
    };
  }

  /** Whether the header of a block says that it goes by this hash. */
  private static boolean isBlock(Bytes hash, Bytes block) {
    int last = Math.min(block.length(), HEADER_BYTES_MAX) - hash.length();
    for (int at = PREVIOUS_HASH_END; at <= last; at++) {
      if (block.slice(at, hash.length()).equals(hash)) {
        return true;
      }
    }
    return false;
  }
}
