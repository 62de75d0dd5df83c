package dev.p2p.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Outcome;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.spi.Execution;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.WireProtocol;
import dev.p2p.store.mvstore.MvStoreMessageStore;
import dev.p2p.store.mvstore.MvStoreSettings;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.Messages;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.RecordingObserver.Duplicate;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that is started again with its store in a file: what it has, it serves and repairs. */
@Timeout(60)
final class RestartedNodeTest {

  private static final WireProtocol WIRE = DuskWire.of("dusk-0.4.3", Network.TESTNET);
  private static final Messages MESSAGES = new Messages(WIRE);
  private static final NodeAddress ANY_PORT = NodeAddress.parse("127.0.0.1:0");
  private static final Message BEFORE = MESSAGES.aTx("before");
  private static final Message MEANWHILE = MESSAGES.aTx("meanwhile");

  private final MemoryTransport transport = new MemoryTransport();
  private final ManualTime time = new ManualTime();

  @TempDir private Path directory;

  /** A node with its store, from a start to a stop. */
  private final class Run implements AutoCloseable {

    final RecordingObserver observer = new RecordingObserver();
    final BlockingQueue<Message> given = new LinkedBlockingQueue<>();
    final Node node;
    final NodeAddress address;
    private final ManualTicker threads = new ManualTicker();
    private final RingBufferEventBus bus = new RingBufferEventBus(threads);
    private final MessageStore store;

    Run(String file, long seed) throws Exception {
      store =
          MvStoreMessageStore.open(
              directory.resolve(file),
              MvStoreSettings.of(1_000, 1 << 20, Duration.ofMinutes(5)),
              WIRE.frames(),
              Execution.virtualThreads(),
              time);
      node =
          Node.builder()
              .wire(WIRE)
              .transport(transport)
              .bus(bus)
              .time(time)
              .execution(threads)
              .random(new SplittableRandom(seed))
              .store(store)
              .observe(observer)
              .handle(
                  "tx",
                  (message, peer) -> {
                    given.add(message);
                    return Outcome.accepted();
                  })
              .start();
      address = node.listen(ANY_PORT);
    }

    void publish(Message message) {
      node.publish(node.messages().create("tx", message.payload()));
    }

    @Override
    public void close() {
      node.close();
      bus.close();
      store.close();
    }
  }

  @Test
  void whatWasKeptBeforeIsServedAndNotProcessedAgain() throws Exception {
    try (Run first = new Run("anna.mv", 1)) {
      first.publish(BEFORE);
    }
    try (Run second = new Run("anna.mv", 2);
        ScriptedPeer bob = ours(second)) {
      bob.send("have", ids(BEFORE));
      bob.sendBytes(BEFORE.frame());
      bob.send("want", ids(BEFORE));

      assertThat(bob.expect("tx").id()).isEqualTo(BEFORE.id());
      assertThat(second.observer.all(Duplicate.class)).hasSize(1);
      assertThat(second.given).isEmpty();
    }
  }

  @Test
  void whoComesBackIsGivenWhatItMissedAndGivesWhatOthersMissed() throws Exception {
    try (Run anna = new Run("anna.mv", 1)) {
      anna.publish(BEFORE);
    }
    try (Run bert = new Run("bert.mv", 3)) {
      bert.publish(MEANWHILE);
      try (Run anna = new Run("anna.mv", 2)) {
        anna.node.connect(bert.address).join();

        assertThat(anna.given.take().id()).isEqualTo(MEANWHILE.id());
        assertThat(bert.given.take().id()).isEqualTo(BEFORE.id());
      }
      assertThat(bert.given).isEmpty();
    }
    // What was fetched is kept, too.
    try (Run anna = new Run("anna.mv", 4);
        ScriptedPeer carl = ours(anna)) {
      carl.send("want", ids(MEANWHILE));
      assertThat(carl.expect("tx").id()).isEqualTo(MEANWHILE.id());
    }
  }

  private ScriptedPeer ours(Run run) throws Exception {
    return new ScriptedPeer(transport.dial(run.address, Duration.ofSeconds(30)), WIRE)
        .shakeHandsAsDialler(new NodeIdentity(77, 0, NodeIdentity.REPAIRS, "scripted"));
  }

  private static Bytes ids(Message message) {
    RepairCodec codec = WIRE.repairs();
    return codec.encodeIds(List.of(message.id()));
  }
}
