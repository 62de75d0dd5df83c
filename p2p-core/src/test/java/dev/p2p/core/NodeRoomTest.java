package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.transport.BackgroundCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishers that would rather wait than have older messages give way. */
@Timeout(60)
final class NodeRoomTest {

  private static final Duration LONG = Duration.ofHours(1);

  /** Has room when it is empty. */
  private static final NodeSettings RING_OF_1 =
      NodeSettings.DEFAULTS.withOutbox(new OutboxSettings(1, 1 << 20, 1 << 20, 4, LONG, LONG));

  @Test
  void whoPublishesToNobodyDoesNotWait() throws Exception {
    try (TestNode node = new TestNode()) {
      assertThat(node.node.awaitRoom(Duration.ZERO)).isTrue();
    }
  }

  @Test
  void aPublisherDoesNotWaitForAPeerWithRoom() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      assertThat(node.node.awaitRoom(Duration.ZERO)).isTrue();
      node.publish("still room");
      peer.expect("tx");
    }
  }

  @Test
  void aPublisherDoesNotWaitLongerThanItsLimit() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      crowd(node);
      assertThat(node.node.awaitRoom(Duration.ofMillis(1))).isFalse();
      assertThat(peer.expect("tx").payload().length()).isEqualTo(10_000);
    }
  }

  @Test
  void aPublisherGoesOnWhenThePeerHasTakenEnough() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      crowd(node);
      BackgroundCall<Boolean> publisher = BackgroundCall.start(() -> node.node.awaitRoom(LONG));
      publisher.awaitBlocked();
      peer.expect("tx");
      peer.expect("tx");
      assertThat(publisher.result()).isTrue();
    }
  }

  @Test
  void aPublisherGoesOnWhenThePeerIsGone() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      crowd(node);
      BackgroundCall<Boolean> publisher = BackgroundCall.start(() -> node.node.awaitRoom(LONG));
      publisher.awaitBlocked();
      peer.connection().close();
      assertThat(publisher.result()).isTrue();
    }
  }

  @Test
  void aPublisherThatWaitsForRoomLosesNothing() throws Exception {
    int count = 2_000;
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      BackgroundCall<?> publisher = BackgroundCall.run(() -> publishPatiently(node, count));
      for (int i = 0; i < count; i++) {
        assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("news " + i));
      }
      publisher.result();
      assertThat(node.node.stats().droppedTotal()).isZero();
    }
  }

  private static void publishPatiently(TestNode node, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(node.node.awaitRoom(LONG)).isTrue();
      node.publish("news " + i);
    }
  }

  /** A node whose peers must read to be sent anything of size. */
  private static TestNode tight() {
    return new TestNode(new MemoryTransport(1_024), 1, builder -> builder.settings(RING_OF_1));
  }

  /** Publishes what the connection can't take, and one more message, which waits behind it. */
  private static void crowd(TestNode node) throws InterruptedException {
    node.node.publish(node.node.messages().create("tx", Bytes.wrap(new byte[10_000])));
    while (!node.node.awaitRoom(Duration.ZERO)) {
      Thread.onSpinWait();
    }
    node.publish("waits");
  }
}
