package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.InventoryKey;
import dev.p2p.api.Offence;
import dev.p2p.api.Outcome;
import dev.p2p.core.inventory.TestChain;
import dev.p2p.core.inventory.TestMempool;
import dev.p2p.core.settings.InventorySettings;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.NodeEvent.HandlerFailed;
import dev.p2p.spi.NodeEvent.Penalised;
import dev.p2p.testkit.ScriptedPeer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node asks for of what its peers announce. */
@Timeout(60)
final class NodeAnnouncementsTest {

  private static final InventoryCodec CODEC = TestWire.WIRE.inventories();
  private static final Duration ASK_FOR = Duration.ofSeconds(10);
  private static final InventorySettings NARROW =
      new InventorySettings(100, 3, ASK_FOR, Duration.ofSeconds(30), 2, Duration.ofMinutes(1));

  /** A block's payload says its number. */
  private static final InventoryKey KEY =
      message ->
          message.topic().name().equals("block")
              ? Optional.of(InventoryItem.block(TestChain.hash(message.payload().get(6) - '0')))
              : Optional.empty();

  /** What TestRequestData of the original is about. */
  @Test
  void ofWhatIsAnnouncedOnlyWhatIsUnknownIsAskedFor() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.chain(new TestChain(4)));
        ScriptedPeer peer = node.peer()) {
      peer.send("inv", blocks(1, 7, 3));

      assertThat(peer.expect("getdata").payload()).isEqualTo(blocks(7));
    }
  }

  @Test
  void whatIsKnownOrOfNoUseIsNotAskedFor() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.chain(new TestChain(4)));
        ScriptedPeer peer = node.peer()) {
      InventoryItem transaction = InventoryItem.transaction(TestMempool.hash(1));
      peer.send("inv", blocks(1, 3))
          .send("inv", CODEC.encodeItems(List.of(transaction)))
          .send("inv", blocks())
          .send("ping", Bytes.EMPTY);

      peer.expect("pong");
    }
  }

  @Test
  void transactionsAndBlocksAreAskedForTogether() throws Exception {
    try (TestNode node =
            new TestNode(builder -> builder.chain(new TestChain(1)).mempool(new TestMempool(1)));
        ScriptedPeer peer = node.peer()) {
      Bytes unknown =
          CODEC.encodeItems(
              List.of(
                  InventoryItem.transaction(TestMempool.hash(5)),
                  InventoryItem.block(TestChain.hash(5))));
      peer.send("inv", unknown);

      assertThat(peer.expect("getdata").payload()).isEqualTo(unknown);
    }
  }

  @Test
  void twoPeersAreNotAskedForTheSameUntilTheFirstHasHadItsTime() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.chain(new TestChain(1)));
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("inv", blocks(5, 6)).expect("getdata");
      bob.send("inv", blocks(6, 7));
      assertThat(bob.expect("getdata").payload()).isEqualTo(blocks(7));

      node.time.advance(ASK_FOR);
      anna.send("inv", blocks(5, 6)).send("ping", Bytes.EMPTY).expect("pong");
      bob.send("inv", blocks(5, 6));
      assertThat(bob.expect("getdata").payload()).isEqualTo(blocks(5, 6));
    }
  }

  /** Where the original holds one mutex while it asks. */
  @Test
  void aSlowLookUpForOnePeerHoldsUpNoOther() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (TestNode node =
            new TestNode(builder ->
                builder.chain(
                    new ForwardingChain(new TestChain(1)) {
                      @Override
                      public boolean knows(ChainHash block) {
                        if (block.equals(TestChain.hash(5))) {
                          began.countDown();
                          awaitUninterruptibly(release);
                        }
                        return super.knows(block);
                      }
                    }));
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("inv", blocks(5));
      began.await();
      bob.send("inv", blocks(5, 6));
      assertThat(bob.expect("getdata").payload()).isEqualTo(blocks(6));

      release.countDown();
      assertThat(anna.expect("getdata").payload()).isEqualTo(blocks(5));
    }
  }

  /** Where the original takes another try for a copy, for up to a minute. */
  @Test
  void whatCouldNotBeLookedUpIsAskedForWhenItIsAnnouncedAgain() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (TestNode node =
            new TestNode(builder ->
                builder.chain(
                    new ForwardingChain(new TestChain(1)) {
                      @Override
                      public boolean knows(ChainHash block) {
                        if (broken.get()) {
                          throw new IllegalStateException("disk is gone");
                        }
                        return super.knows(block);
                      }
                    }));
        ScriptedPeer peer = node.peer()) {
      peer.send("inv", blocks(5));
      assertThat(node.observer.awaitFirst(HandlerFailed.class).cause()).hasMessage("disk is gone");
      broken.set(false);
      peer.send("inv", blocks(5));

      assertThat(peer.expect("getdata").payload()).isEqualTo(blocks(5));
    }
  }

  @Test
  void beyondItsShareAPeersAnnouncementsAreNotFollowedAndItPays() throws Exception {
    try (TestNode node =
            new TestNode(builder -> builder.chain(new TestChain(1)).inventorySettings(NARROW));
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("inv", blocks(1, 2, 3, 4, 5));
      assertThat(anna.expect("getdata").payload()).isEqualTo(blocks(1, 2, 3));
      Penalised penalty = node.observer.awaitFirst(Penalised.class);
      assertThat(penalty.offence()).isEqualTo(Offence.INVENTORY_FLOOD);
      assertThat(penalty.count()).isEqualTo(2);
      assertThat(penalty.detail())
          .isEqualTo("announced 5 items, 2 beyond the 3 it may have us await");
      assertThat(node.node.stats().penalties().toString()).isEqualTo("{INVENTORY_FLOOD=2}");

      bob.send("inv", blocks(4, 5));
      assertThat(bob.expect("getdata").payload()).isEqualTo(blocks(4, 5));
    }
  }

  @Test
  void aPeerThatSendsWhatItWasAskedForIsAskedForMore() throws Exception {
    TestChain chain = new TestChain(1);
    try (TestNode node =
            new TestNode(builder ->
                builder
                    .chain(chain)
                    .inventorySettings(NARROW)
                    .inventoryKey(KEY)
                    .handle("block", (message, from) -> Outcome.accepted()));
        ScriptedPeer peer = node.peer()) {
      peer.send("inv", blocks(1, 2, 3)).expect("getdata");
      peer.send("block", TestChain.payload(2)).send("block", TestChain.payload(3));
      peer.send("inv", blocks(1, 2, 3, 4, 5, 6));

      // What has just come is not asked for again, though the chain has not taken it yet.
      assertThat(peer.expect("getdata").payload()).isEqualTo(blocks(4, 5));
    }
  }

  @Test
  void withoutAKeyAPeersShareIsFreeWhenTimeIsUp() throws Exception {
    try (TestNode node =
            new TestNode(builder -> builder.chain(new TestChain(1)).inventorySettings(NARROW));
        ScriptedPeer peer = node.peer()) {
      peer.send("inv", blocks(1, 2, 3)).expect("getdata");
      node.time.advance(ASK_FOR);
      peer.send("inv", blocks(4));

      assertThat(peer.expect("getdata").payload()).isEqualTo(blocks(4));
    }
  }

  @Test
  void aKeyLeavesMessagesToTheirHandlersAndToOtherwise() throws Exception {
    try (TestNode node =
            new TestNode(builder ->
                builder
                    .chain(new TestChain(1))
                    .inventoryKey(KEY)
                    .handle("block", (message, from) -> Outcome.accepted(TestWire.tx("block")))
                    .otherwise((message, from) -> Outcome.accepted(TestWire.tx("otherwise"))));
        ScriptedPeer peer = node.peer()) {
      peer.send("inv", blocks(1)).expect("getdata");
      peer.send("block", TestChain.payload(1)).send("tx", Bytes.utf8("x"));

      assertThat(peer.next()).isEqualTo(TestWire.tx("block"));
      assertThat(peer.next()).isEqualTo(TestWire.tx("otherwise"));
    }
  }

  @Test
  void whoAsksForTooMuchThatNobodyHasPaysAndIsNotServedForAWhile() throws Exception {
    try (TestNode node =
            new TestNode(builder -> builder.chain(new TestChain(9)).inventorySettings(NARROW));
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("getdata", blocks(1, 90, 91, 92, 2)).expect("block");
      assertThat(node.observer.awaitFirst(Penalised.class))
          .returns(Offence.USELESS_REQUESTS, Penalised::offence)
          .returns(1L, Penalised::count);

      anna.send("getdata", blocks(3))
          .send("getblocks", CODEC.encodeLocators(TestChain.hashes(1, 2)))
          .send("ping", Bytes.EMPTY)
          .expect("pong");
      assertThat(node.node.stats().penalties().toString()).isEqualTo("{USELESS_REQUESTS=3}");
      bob.send("getdata", blocks(3)).expect("block");

      node.time.advance(Duration.ofMinutes(1));
      anna.send("getdata", blocks(4));
      assertThat(anna.expect("block").payload()).isEqualTo(TestChain.payload(4));
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Bytes blocks(int... numbers) {
    return CODEC.encodeItems(
        IntStream.of(numbers).mapToObj(i -> InventoryItem.block(TestChain.hash(i))).toList());
  }
}
