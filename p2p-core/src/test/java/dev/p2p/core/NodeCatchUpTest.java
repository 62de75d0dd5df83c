package dev.p2p.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.InventoryKey;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.inventory.TestChain;
import dev.p2p.core.inventory.TestMempool;
import dev.p2p.testkit.memory.MemoryTransport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes of which one has what the other lacks. */
@Timeout(60)
final class NodeCatchUpTest {

  private static final int BLOCKS = 1_201;

  private final MemoryTransport transport = new MemoryTransport();
  private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();

  @Test
  void aNodeThatConnectsIsGivenTheTransactionsThatWait() throws Exception {
    TestMempool full = new TestMempool(100);
    TestMempool empty = new TestMempool(0);
    try (TestNode ahead = new TestNode(transport, 1, builder -> builder.mempool(full));
        TestNode behind =
            new TestNode(
                transport, 2, builder -> builder.mempool(empty).handle("tx", adding(empty)))) {
      behind.node.connect(ahead.address).join();

      for (int number = 0; number < 100; number++) {
        assertThat(arrived.take().payload()).isEqualTo(TestMempool.payload(number));
      }
      assertThat(empty.waiting()).isEqualTo(full.waiting());
    }
  }

  @Test
  void aNodeThatAsksForBlocksIsGivenThemAllInOrder() throws Exception {
    TestChain chain = new TestChain(BLOCKS);
    TestChain copy = new TestChain(1);
    InventoryKey key = message -> Optional.of(InventoryItem.block(block(message)));
    try (TestNode ahead = new TestNode(transport, 1, builder -> builder.chain(chain));
        TestNode behind =
            new TestNode(
                transport,
                2,
                builder -> builder.chain(copy).inventoryKey(key).handle("block", adding(copy)))) {
      RemotePeer peer = behind.node.connect(ahead.address).join();

      for (int number = 1; number < BLOCKS; number++) {
        if (number % 500 == 1) {
          peer.send(behind.node.messages().create("getblocks", locator(number - 1)));
        }
        assertThat(arrived.take().payload()).isEqualTo(TestChain.payload(number));
      }
      assertThat(copy.blocks()).isEqualTo(chain.blocks());
      assertThat(ahead.node.stats().messages().served().missing()).isZero();
      assertThat(behind.node.stats().penalties()).isEmpty();
    }
  }

  private MessageHandler adding(TestMempool mempool) {
    return (message, peer) -> {
      mempool.add(TestMempool.hash(number(message)));
      arrived.add(message);
      return Outcome.accepted();
    };
  }

  private MessageHandler adding(TestChain chain) {
    return (message, peer) -> {
      chain.add(block(message));
      arrived.add(message);
      return Outcome.accepted();
    };
  }

  private static Bytes locator(int number) {
    return TestWire.WIRE.inventories().encodeLocators(List.of(TestChain.hash(number)));
  }

  private static ChainHash block(Message message) {
    return TestChain.hash(number(message));
  }

  private static int number(Message message) {
    String text = new String(message.payload().toByteArray(), UTF_8);
    return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
  }
}
