package dev.p2p.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Admission;
import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.EventBus;
import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Registration;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Subnet;
import dev.p2p.api.Subscriber;
import dev.p2p.api.Subscription;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.observe.PeerMeters;
import dev.p2p.spi.Execution;
import dev.p2p.spi.Listener;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.TimeSource;
import dev.p2p.testkit.ScriptedPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens while everybody is being told of a peer. */
@Timeout(60)
final class NodeWelcomeTest {

  @Test
  void itsComingIsToldBeforeItsGoing() throws Exception {
    WatchedBus bus = new WatchedBus(NodeWelcomeTest::banAll);
    PeerMeters meters = new PeerMeters(TimeSource.system());
    try (TestNode node = new TestNode(builder -> builder.bus(bus).observe(meters))) {
      bus.node = node.node;
      try (ScriptedPeer peer = node.dial().sendVersion()) {
        peer.expect(StandardTopics.VERACK);
        peer.expect(StandardTopics.VERSION);
        // It ends with this, and may do so before it says anything more.
        peer.send(StandardTopics.VERACK, Bytes.EMPTY).awaitEnd();
        node.observer.awaitFirst(NodeEvent.Closed.class);
        node.threads.awaitRest();
      }
      assertThat(node.observer.all(NodeEvent.class))
          .extracting(event -> event.getClass().getSimpleName())
          .containsSubsequence("Opened", "Connected", "Closed");
      assertThat(node.node.peers()).isEmpty();
      assertThat(meters.peers()).isEmpty();
    }
  }

  @Test
  void whoHasNoPlaceOnTheBusYetDoesNotTakePart() throws Exception {
    List<Boolean> tookPart = new ArrayList<>();
    WatchedBus bus = new WatchedBus(node -> tookPart.add(node.awaitPeers(1, Duration.ZERO)));
    try (TestNode node = new TestNode(builder -> builder.bus(bus))) {
      bus.node = node.node;
      try (ScriptedPeer peer = node.dial().shakeHandsAsDialler()) {
        assertThat(node.node.awaitPeers(1, Duration.ofSeconds(30))).isTrue();
        assertThat(tookPart).containsExactly(false);
        node.publish("at once");
        assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("at once"));
      }
    }
  }

  @Test
  void whoIsToldOfAPeerHasItAmongThoseThatTakePart() throws Exception {
    try (TestNode node = new TestNode();
        Listener there = node.transport.listen(NodeAddress.parse("127.0.0.1:0"))) {
      CompletableFuture<Boolean> takesPart =
          node.node.connect(there.localAddress()).thenApply(peer -> awaitOne(node.node));
      try (ScriptedPeer peer = new ScriptedPeer(there.accept().orElseThrow(), TestWire.WIRE)) {
        peer.shakeHandsAsAcceptor();
        assertThat(takesPart.get(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void whoLeavesWhileItsComingIsToldIsNotTakenOffTwice() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (TestNode node = new TestNode();
        ScriptedPeer stays = node.peer();
        Listener there = node.transport.listen(NodeAddress.parse("127.0.0.1:0"))) {
      CompletableFuture<Void> telling =
          node.node
              .connect(there.localAddress())
              .thenAccept(peer -> {
                told.countDown();
                await(goOn);
              });
      try (ScriptedPeer goes = new ScriptedPeer(there.accept().orElseThrow(), TestWire.WIRE)) {
        goes.shakeHandsAsAcceptor();
        await(told);
        node.node.peers().getLast().close();
        assertThat(node.node.peers()).hasSize(1);
        assertThat(node.node.awaitPeers(1, Duration.ZERO)).isTrue();
        goOn.countDown();
        telling.get(30, TimeUnit.SECONDS);
      }
      stays.shutdownOutput();
    }
  }

  private static boolean awaitOne(Node node) {
    try {
      return node.awaitPeers(1, Duration.ZERO);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Bans every peer. */
  private static void banAll(Node node) {
    for (RemotePeer peer : node.peers()) {
      Subnet there = Subnet.parse(peer.info().address().host());
      Ban unused = node.bans().banForever(there, "on purpose");
    }
  }

  /** What a bus does before a peer has its place. */
  private interface OnAttach {
    void accept(Node node) throws InterruptedException;
  }

  /** Does something as soon as a peer is to be given its place on the Gossip topic. */
  private static final class WatchedBus implements EventBus {

    private final RingBufferEventBus bus = new RingBufferEventBus(Execution.virtualThreads());
    private final OnAttach onAttach;

    /** Set before anybody connects. */
    private volatile @Nullable Node node;

    WatchedBus(OnAttach onAttach) {
      this.onAttach = onAttach;
    }

    @Override
    public <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink) {
      if (topic.equals(NodeTopics.GOSSIP)) {
        try {
          onAttach.accept(requireNonNull(node));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return bus.attach(topic, sink);
    }

    @Override
    public <E> PublishResult publish(EventTopic<E> topic, E event) {
      return bus.publish(topic, event);
    }

    @Override
    public <E> Subscription subscribe(
        EventTopic<E> topic, QueueLimits limits, Subscriber<? super E> subscriber) {
      return bus.subscribe(topic, limits, subscriber);
    }

    @Override
    public <E> Registration admit(EventTopic<E> topic, Admission<? super E> admission) {
      return bus.admit(topic, admission);
    }

    @Override
    public void close() {
      bus.close();
    }
  }
}
