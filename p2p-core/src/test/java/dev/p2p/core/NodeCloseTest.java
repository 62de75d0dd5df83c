package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.transport.BackgroundCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a node leaves, whatever its peers do meanwhile. */
@Timeout(60)
final class NodeCloseTest {

  @Test
  void nothingStaysOpenWhenANodeIsClosedWhileOthersDialIt() throws Exception {
    MemoryTransport network = new MemoryTransport(1_024);
    TestNode node = new TestNode(network, 1, builder -> builder);
    List<BackgroundCall<List<ScriptedPeer>>> diallers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      diallers.add(BackgroundCall.start(() -> dialUntilRefused(node)));
    }
    node.observer.await(NodeEvent.Opened.class, 20);
    node.close();
    for (BackgroundCall<List<ScriptedPeer>> dialler : diallers) {
      dialler.result().forEach(ScriptedPeer::awaitEnd);
    }
    awaitActors(node, 0);
    NodeStats.Connections counts = node.node.stats().connections();
    assertThat(counts.open()).isZero();
    assertThat(counts.closed().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(counts.opened());
    assertThat(node.node.peers()).isEmpty();
  }

  @Test
  void closingTwiceIsClosingOnce() throws Exception {
    TestNode node = new TestNode();
    ScriptedPeer peer = node.peer();
    peer.close();
    node.node.close();
    node.node.close();
    node.close();
    awaitActors(node, 0);
    assertThat(node.observer.all(NodeEvent.Closed.class)).hasSize(1);
  }

  @Test
  void aClosedNodeListensNowhere() throws Exception {
    MemoryTransport network = new MemoryTransport(1_024);
    TestNode node = new TestNode(network, 1, builder -> builder);
    node.close();
    NodeAddress there = NodeAddress.parse("127.0.0.1:4000");
    assertThatThrownBy(() -> node.node.listen(there))
        .isInstanceOf(IOException.class)
        .hasMessage("127.0.0.1:4000: the node is closed, or leaves");
    assertThatCode(() -> network.listen(there).close())
        .as("the place is free")
        .doesNotThrowAnyException();
    awaitActors(node, 0);
  }

  @Test
  void aClosedNodeConnectsToNobody() throws Exception {
    MemoryTransport network = new MemoryTransport();
    try (TestNode other = new TestNode(network, 1, builder -> builder)) {
      TestNode node = new TestNode(network, 2, builder -> builder);
      node.close();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> node.node.connect(other.address).join())
          .withCauseInstanceOf(ConnectFailedException.class)
          .withMessageContaining("LocalShutdown");
      awaitActors(node, 0);
      assertThat(node.node.stats().connections().open()).isZero();
    }
  }

  @Test
  void aPeerThatNeverReadsHoldsUpTheEndUntilTheFlushLimitAndNoLonger() throws Exception {
    TestNode node = new TestNode(new MemoryTransport(1_024), 1, builder -> builder);
    ScriptedPeer peer = node.peer();
    node.node.publish(node.node.messages().create("tx", Bytes.wrap(new byte[10_000])));
    BackgroundCall<?> closing = leave(node);
    node.pass(Duration.ofMillis(4_999));
    assertThat(node.observer.closeReasons()).isEmpty();
    node.pass(Duration.ofMillis(1));
    closing.result();
    assertThat(node.observer.closeReasons()).containsExactly(new LocalShutdown());
    peer.awaitEnd();
  }

  @Test
  void aPeerThatNeverEndsItsStreamHoldsUpTheEndUntilTheDrainLimitAndNoLonger() throws Exception {
    TestNode node = new TestNode();
    ScriptedPeer peer = node.peer();
    BackgroundCall<?> closing = leave(node);
    peer.awaitEnd();
    // The Writer has ended its stream and itself; the Reader drains.
    awaitActors(node, 1);
    node.pass(Duration.ofMillis(1_999));
    assertThat(node.observer.closeReasons()).isEmpty();
    node.pass(Duration.ofMillis(1));
    closing.result();
    assertThat(node.observer.closeReasons()).containsExactly(new LocalShutdown());
  }

  @Test
  void aPeerInItsHandshakeHoldsUpNothing() throws Exception {
    TestNode node = new TestNode();
    ScriptedPeer peer = node.dial();
    node.observer.awaitFirst(NodeEvent.Opened.class);
    node.close();
    peer.awaitEnd();
    assertThat(node.observer.closeReasons()).containsExactly(new LocalShutdown());
  }

  /** Closes the node in the background; answers when its peers have begun to leave. */
  private static BackgroundCall<?> leave(TestNode node) {
    BackgroundCall<?> closing = BackgroundCall.run(node::close);
    while (!node.node.peers().isEmpty()) {
      Thread.onSpinWait();
    }
    return closing;
  }

  private static List<ScriptedPeer> dialUntilRefused(TestNode node) {
    List<ScriptedPeer> dialled = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        dialled.add(node.dial());
      }
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessageContaining("refused");
    }
    return dialled;
  }

  private static void awaitActors(TestNode node, int count) {
    while (node.threads.running() > count) {
      Thread.onSpinWait();
    }
  }
}
