package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeAddress;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Payloads of every kind, by lot. */
final class RandomPayloads {

  private final SplittableRandom random;

  RandomPayloads(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Object next(String topic) {
    return switch (topic) {
      case "ping", "pong", "mempool", "getaddrs" -> new Empty();
      case "addr" -> new Addr(address());
      case "challenge" -> new Challenge(bytes(40));
      case "response" -> new Response(bytes(300), bytes(20));
      case "inv", "getdata" -> new Inventory(Stream.generate(this::item).limit(few()).toList());
      case "getblocks" -> new GetBlocks(Stream.generate(this::hash).limit(few()).toList());
      case "getcandidate" -> new GetCandidate(bytes(40));
      case "have" -> Stream.generate(this::id).limit(1 + few()).toList();
      case "compare" ->
          new Comparison(
              random.nextLong(),
              random.nextInt() >>> 1,
              Stream.generate(this::summary).limit(1 + few()).toList());
      case "list" -> listing();
      default -> throw new AssertionError(topic);
    };
  }

  private Summary summary() {
    int count = random.nextInt() >>> random.nextInt(1, Integer.SIZE);
    return new Summary(range(), count, random.nextLong(), random.nextLong());
  }

  private Listing listing() {
    IdRange range = range();
    long mask = range.last().w0() ^ range.prefix();
    List<MessageId> ids =
        Stream.generate(this::id)
            .map(id -> new MessageId((id.w0() & mask) | range.prefix(), id.w1(), id.w2(), id.w3()))
            .limit(few())
            .sorted()
            .toList();
    return new Listing(range, ids);
  }

  private IdRange range() {
    IdRange range = IdRange.ALL;
    for (int splits = random.nextInt(Long.SIZE / 4 + 1); splits > 0; splits--) {
      range = range.split().get(random.nextInt(IdRange.PARTS));
    }
    return range;
  }

  private MessageId id() {
    return new MessageId(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private NodeAddress address() {
    int port = random.nextInt(65_536);
    return switch (random.nextInt(3)) {
      case 0 -> new NodeAddress("10.0.%d.%d".formatted(byteValue(), byteValue()), port);
      case 1 -> new NodeAddress("fe80::%x:%x".formatted(byteValue(), byteValue()), port);
      default -> new NodeAddress("node-%d.example".formatted(byteValue()), port);
    };
  }

  private InventoryItem item() {
    InventoryItem.Kind[] types = InventoryItem.Kind.values();
    return new InventoryItem(types[random.nextInt(types.length)], hash());
  }

  private ChainHash hash() {
    return new ChainHash(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private Bytes bytes(int lengthBound) {
    byte[] bytes = new byte[random.nextInt(lengthBound)];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  private int few() {
    return random.nextInt(4);
  }

  private int byteValue() {
    return random.nextInt(256);
  }
}
