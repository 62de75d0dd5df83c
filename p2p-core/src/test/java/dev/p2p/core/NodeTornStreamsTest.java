package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.StandardTopics;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes whose connection takes a few bytes at a time, so that reads and writes are torn. */
@Timeout(60)
final class NodeTornStreamsTest {

  private static final int CAPACITY_MAX = 64;
  private static final int MESSAGES = 200;
  private static final int PAYLOAD_MAX = 300;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void whateverTwoNodesSayArrivesInOrderHoweverTornTheStreams(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    assertThatAllArrives(1 + random.nextInt(CAPACITY_MAX), random);
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {1, 2})
  void evenAByteAtATime(int capacity) throws Exception {
    assertThatAllArrives(capacity, new SplittableRandom(capacity));
  }

  private static void assertThatAllArrives(int capacity, SplittableRandom random) throws Exception {
    MemoryTransport network = new MemoryTransport(capacity);
    BlockingQueue<Message> atAnna = new LinkedBlockingQueue<>();
    BlockingQueue<Message> atBob = new LinkedBlockingQueue<>();
    try (TestNode anna = node(network, random.nextLong(), atAnna);
        TestNode bob = node(network, random.nextLong(), atBob)) {
      anna.node.connect(bob.address).join();
      awaitCompared(bob);
      List<Message> fromAnna = messages("anna", random);
      List<Message> fromBob = messages("bob", random);
      BackgroundCall<?> annaSpeaks = BackgroundCall.run(() -> fromAnna.forEach(anna.node::publish));
      BackgroundCall<?> bobSpeaks = BackgroundCall.run(() -> fromBob.forEach(bob.node::publish));
      assertThat(take(atBob)).isEqualTo(fromAnna);
      assertThat(take(atAnna)).isEqualTo(fromBob);
      annaSpeaks.result();
      bobSpeaks.result();
      assertThat(anna.observer.closeReasons()).isEmpty();
      assertThat(bob.observer.closeReasons()).isEmpty();
    }
  }

  /** From then on nothing that is on its way is fetched besides, and so out of order. */
  private static void awaitCompared(TestNode acceptor) throws InterruptedException {
    List<RecordingObserver.Processed> processed = List.of();
    while (processed.stream()
        .noneMatch(one -> one.message().topic().name().equals(StandardTopics.COMPARE))) {
      processed = acceptor.observer.await(RecordingObserver.Processed.class, processed.size() + 1);
    }
  }

  private static TestNode node(MemoryTransport network, long seed, BlockingQueue<Message> heard) {
    return new TestNode(
        network,
        seed,
        builder ->
            builder.handle(
                "tx",
                (message, peer) -> {
                  heard.add(message);
                  return Outcome.accepted();
                }));
  }

  /** Different messages of any length from the shortest on. */
  private static List<Message> messages(String name, SplittableRandom random) {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      Bytes text = Bytes.utf8(name + " " + i);
      byte[] payload = new byte[text.length() + random.nextInt(PAYLOAD_MAX)];
      random.nextBytes(payload);
      text.copyTo(payload, 0);
      messages.add(
          TestWire.WIRE
              .frames()
              .encode(TestWire.WIRE.profile().topics().named("tx"), Bytes.wrap(payload), 0));
    }
    return messages;
  }

  private static List<Message> take(BlockingQueue<Message> heard) throws InterruptedException {
    List<Message> taken = new ArrayList<>();
    while (taken.size() < MESSAGES) {
      taken.add(heard.take());
    }
    return taken;
  }
}
