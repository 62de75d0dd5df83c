package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import dev.p2p.core.inventory.TestChain;
import dev.p2p.core.inventory.TestMempool;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.RecordingObserver.Served;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node answers of transactions and blocks, from what its application has. */
@Timeout(60)
final class NodeInventoryTest {

  private static final InventoryCodec CODEC = TestWire.WIRE.inventories();
  private static final Bytes NOTHING = CODEC.encodeItems(List.of());
  private static final ChainHash UNKNOWN = TestChain.hash(99);

  @Test
  void aNodeWithoutAnApplicationSaysThatNothingWaitsAndLeavesTheRestAlone() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      peer.send("mempool", Bytes.EMPTY);
      assertThat(peer.expect("inv").payload()).isEqualTo(NOTHING);

      peer.send("inv", blocks(1))
          .send("getdata", blocks(1))
          .send("getblocks", locators(TestChain.hash(0)))
          .send("getcandidate", UNKNOWN.toBytes())
          .send("challenge", Bytes.hex("0102"))
          .send("ping", Bytes.EMPTY)
          .expect("pong");
      assertThat(node.observer.await(Processed.class, 7))
          .extracting(processed -> processed.message().topic().name(), Processed::verdict)
          .containsExactly(
              tuple("mempool", Verdict.ACCEPTED),
              tuple("inv", Verdict.IGNORED),
              tuple("getdata", Verdict.IGNORED),
              tuple("getblocks", Verdict.IGNORED),
              tuple("getcandidate", Verdict.IGNORED),
              tuple("challenge", Verdict.IGNORED),
              tuple("ping", Verdict.ACCEPTED));
    }
  }

  @Test
  void aHandlerOfTheApplicationTakesThePlaceOfTheNodesOwn() throws Exception {
    Message answer = TestWire.tx("mine");
    try (TestNode node =
            new TestNode(builder ->
                builder
                    .chain(new TestChain(5))
                    .handle("mempool", (message, from) -> Outcome.ignored())
                    .handle("getdata", (message, from) -> Outcome.accepted(answer)));
        ScriptedPeer peer = node.peer()) {
      peer.send("mempool", Bytes.EMPTY).send("getdata", blocks(1));

      assertThat(peer.next()).isEqualTo(answer);
    }
  }

  @ParameterizedTest(name = "{0}: {2} of {1}")
  @CsvSource({
    "dusk-0.4.3,     0, '[0]'",
    "dusk-0.4.3,     3, '[3]'",
    "dusk-0.4.3, 25000, '[10000, 10000, 5000]'",
    "dusk-0.4.0, 15151, '[7575, 7575, 1]'"
  })
  void aMempoolIsToldInAsManyInventoriesAsItTakes(String profile, int waiting, String sizes)
      throws Exception {
    WireProtocol wire = DuskWire.of(profile, Network.TESTNET);
    TestMempool mempool = new TestMempool(waiting);
    try (TestNode node = new TestNode(builder -> builder.wire(wire).mempool(mempool));
        ScriptedPeer peer = node.dial(wire)) {
      peer.shakeHandsAsDialler().send("mempool", Bytes.EMPTY);
      List<Integer> told = new ArrayList<>();
      List<ChainHash> hashes = new ArrayList<>();
      do {
        List<InventoryItem> items = items(peer.expect("inv"));
        told.add(items.size());
        items.forEach(item -> hashes.add(item.hash()));
        assertThat(items).allMatch(item -> item.kind() == InventoryItem.Kind.TRANSACTION);
      } while (hashes.size() < waiting);

      assertThat(told).hasToString(sizes);
      assertThat(hashes).isEqualTo(mempool.waiting());
      peer.send("ping", Bytes.EMPTY).expect("pong");
    }
  }

  /** What TestAdvertiseBlocks of the original is about. */
  @Test
  void getBlocksFromGenesisIsAnsweredWithTheLaterBlocksInOrder() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.chain(new TestChain(5)));
        ScriptedPeer peer = node.peer()) {
      peer.send("getblocks", locators(TestChain.hash(0)));

      assertThat(peer.expect("inv").payload()).isEqualTo(blocks(1, 2, 3, 4));
    }
  }

  @Test
  void theFirstLocatorThatIsKnownCountsAndNoMoreThan500BlocksFollow() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.chain(new TestChain(600)));
        ScriptedPeer peer = node.peer()) {
      peer.send("getblocks", locators(TestChain.hash(700), TestChain.hash(50), TestChain.hash(3)));

      assertThat(peer.expect("inv").payload())
          .isEqualTo(blocks(IntStream.range(51, 551).toArray()));
    }
  }

  @Test
  void getBlocksIsNotAnsweredWhereNothingFollowsOrNoLocatorIsKnown() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.chain(new TestChain(5)));
        ScriptedPeer peer = node.peer()) {
      peer.send("getblocks", locators(TestChain.hash(4)))
          .send("getblocks", locators(UNKNOWN))
          .send("getblocks", locators())
          .send("ping", Bytes.EMPTY);

      peer.expect("pong");
      assertThat(node.observer.all(Served.class))
          .extracting(Served::found, Served::missing)
          .containsExactly(tuple(1, 0), tuple(0, 1), tuple(0, 1));
    }
  }

  /** What TestSendData of the original is about. */
  @Test
  void getDataIsAnsweredWithTheBlocksInTheOrderTheyWereAskedFor() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.chain(new TestChain(5)));
        ScriptedPeer peer = node.peer()) {
      peer.send("getdata", blocks(4, 0, 1, 2, 3));

      for (int number : new int[] {4, 0, 1, 2, 3}) {
        assertThat(peer.expect("block").payload()).isEqualTo(TestChain.payload(number));
      }
    }
  }

  /** Where the original fails the whole request. */
  @Test
  void whatIsMissingIsPassedOverAndCounted() throws Exception {
    try (TestNode node =
            new TestNode(builder -> builder.chain(new TestChain(3)).mempool(new TestMempool(2)));
        ScriptedPeer peer = node.peer()) {
      peer.send(
          "getdata",
          CODEC.encodeItems(
              List.of(
                  InventoryItem.block(UNKNOWN),
                  InventoryItem.transaction(TestMempool.hash(1)),
                  InventoryItem.block(TestMempool.hash(1)),
                  InventoryItem.block(TestChain.hash(2)))));

      assertThat(peer.expect("tx").payload()).isEqualTo(TestMempool.payload(1));
      assertThat(peer.expect("block").payload()).isEqualTo(TestChain.payload(2));
      assertThat(node.observer.awaitFirst(Served.class))
          .returns(2, Served::found)
          .returns(2, Served::missing);
      assertThat(node.node.stats().messages().served().found()).isEqualTo(2);
      assertThat(node.node.stats().messages().served().missing()).isEqualTo(2);
    }
  }

  /** Where the original makes them all at once, and overruns its ring. */
  @Test
  void tenThousandBlocksAreLookedUpAsTheConnectionTakesThemAndAllArrive() throws Exception {
    AtomicInteger lookedUp = new AtomicInteger();
    TestChain chain = new TestChain(0);
    int[] numbers = IntStream.range(0, 10_000).toArray();
    try (TestNode node =
            new TestNode(builder ->
                builder.chain(
                    new ForwardingChain(chain) {
                      @Override
                      public Optional<Bytes> find(ChainHash block) {
                        lookedUp.incrementAndGet();
                        return Optional.of(Bytes.wrap(new byte[1_000 + (int) block.w0()]));
                      }
                    }));
        ScriptedPeer peer = node.peer()) {
      peer.send("getdata", blocks(numbers));
      assertThat(peer.expect("block").payload().length()).isEqualTo(1_000);
      node.threads.awaitRest();
      assertThat(lookedUp.get()).isLessThan(1_000);

      for (int number = 1; number < numbers.length; number++) {
        assertThat(peer.expect("block").payload().length()).isEqualTo(1_000 + number);
      }
      assertThat(node.observer.awaitFirst(Served.class).found()).isEqualTo(10_000);
    }
  }

  @Test
  void aLookUpThatThrowsEndsItsAnswersAndThePeerStays() throws Exception {
    try (TestNode node =
            new TestNode(builder ->
                builder.chain(
                    new ForwardingChain(new TestChain(5)) {
                      @Override
                      public Optional<Bytes> find(ChainHash block) {
                        if (block.equals(TestChain.hash(2))) {
                          throw new IllegalStateException("disk is gone");
                        }
                        return super.find(block);
                      }
                    }));
        ScriptedPeer peer = node.peer()) {
      peer.send("getdata", blocks(0, 1, 2, 3));

      peer.expect("block");
      peer.expect("block");
      assertThat(node.observer.awaitFirst(NodeEvent.AnswersFailed.class).cause())
          .hasMessage("disk is gone");
      peer.send("ping", Bytes.EMPTY).expect("pong");
    }
  }

  /** What TestCandidateBroker of the original is about. */
  @Test
  void aCandidateIsSentToWhoeverAsksAndOneThatIsNotThereToNobody() throws Exception {
    try (TestNode node =
            new TestNode(builder ->
                builder.candidates(hash ->
                    hash.equals(UNKNOWN) ? Optional.empty() : Optional.of(hash.toBytes())));
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      Bytes hash = TestChain.hash(7).toBytes();
      // The original takes the second for a copy of the first.
      for (ScriptedPeer peer : List.of(anna, bob, anna)) {
        peer.send("getcandidate", hash);
        assertThat(peer.expect("candidate").payload()).isEqualTo(hash);
      }
      anna.send("getcandidate", UNKNOWN.toBytes())
          .send("getcandidate", Bytes.hex("00"))
          .send("ping", Bytes.EMPTY)
          .expect("pong");
      assertThat(node.observer.all(Served.class))
          .extracting(Served::found, Served::missing)
          .containsExactly(tuple(1, 0), tuple(1, 0), tuple(1, 0), tuple(0, 1), tuple(0, 1));
    }
  }

  private static List<InventoryItem> items(Message message) {
    return ((Parsed.Good<List<InventoryItem>>) CODEC.decodeItems(message.payload())).value();
  }

  private static Bytes blocks(int... numbers) {
    return CODEC.encodeItems(
        IntStream.of(numbers).mapToObj(i -> InventoryItem.block(TestChain.hash(i))).toList());
  }

  private static Bytes locators(ChainHash... hashes) {
    List<ChainHash> locators = new ArrayList<>();
    Collections.addAll(locators, hashes);
    return CODEC.encodeLocators(locators);
  }
}
