package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
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
      default -> throw new AssertionError(topic);
    };
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
    InventoryItem.Type[] types = InventoryItem.Type.values();
    return new InventoryItem(types[random.nextInt(types.length)], hash());
  }

  private Hash hash() {
    return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
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
