package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.RemotePeer;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes that dial each other: of their two connections, both sides keep the same one. */
@Timeout(60)
final class NodeDuplicateConnectionsTest {

  private static final int SEEDS = 100;

  private static final NodeIdentity SOMEBODY = new NodeIdentity(77, 0, 0, "somebody");

  private final MemoryTransport network = new MemoryTransport();

  @Test
  void ofTwoAtTheSameTimeTheOneThatTheSmallerNonceDialledStaysWhateverTheSeed() throws Exception {
    for (long seed = 0; seed < SEEDS; seed++) {
      try (TestNode anna = node(2 * seed);
          TestNode bob = node(2 * seed + 1)) {
        CompletableFuture<RemotePeer> there = anna.node.connect(bob.address);
        CompletableFuture<RemotePeer> back = bob.node.connect(anna.address);
        awaitOneConnection(anna, bob);
        assertThatTheSmallerNonceDialled(anna, bob);
        // Each dial is answered, whether its connection stayed or not.
        answered(there);
        answered(back);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ofTwoOneAfterTheOtherTheSameOneStays(long seed) throws Exception {
    try (TestNode anna = node(2 * seed);
        TestNode bob = node(2 * seed + 1)) {
      anna.node.connect(bob.address).join();
      bob.observer.awaitFirst(NodeEvent.Connected.class);
      answered(bob.node.connect(anna.address));
      awaitOneConnection(anna, bob);
      assertThatTheSmallerNonceDialled(anna, bob);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aSecondConnectionThatTheSameSideDialledGoes(long seed) throws Exception {
    try (TestNode anna = node(2 * seed);
        TestNode bob = node(2 * seed + 1)) {
      RemotePeer first = anna.node.connect(bob.address).join();
      bob.observer.awaitFirst(NodeEvent.Connected.class);
      answered(anna.node.connect(bob.address));
      awaitOneConnection(anna, bob);
      assertThat(anna.node.peers()).containsExactly(first);
      assertThat(bob.observer.all(NodeEvent.Connected.class)).hasSize(1);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ofTwoThatTheSameSideDialsAtTheSameTimeOneStaysOnBothSides(long seed) throws Exception {
    try (TestNode anna = node(2 * seed);
        TestNode bob = node(2 * seed + 1)) {
      CompletableFuture<RemotePeer> one = anna.node.connect(bob.address);
      CompletableFuture<RemotePeer> other = anna.node.connect(bob.address);
      awaitOneConnection(anna, bob);
      answered(one);
      answered(other);
      // Bob was never told of the other.
      assertThat(bob.observer.all(NodeEvent.Connected.class)).hasSize(1);
    }
  }

  @Test
  void whoDialsAgainTakesThePlaceOfItsOlderConnection() throws Exception {
    try (TestNode node = node(1);
        ScriptedPeer first = node.dial().shakeHandsAsDialler(SOMEBODY)) {
      node.observer.awaitFirst(NodeEvent.Connected.class);
      try (ScriptedPeer second = node.dial().shakeHandsAsDialler(SOMEBODY)) {
        first.awaitEnd();
        assertThat(node.observer.awaitFirst(NodeEvent.Closed.class).reason().kind())
            .isEqualTo("Refused.DUPLICATE_CONNECTION");
        second.send("ping", Bytes.EMPTY).expect("pong");
        assertThat(node.node.peers()).hasSize(1);
      }
    }
  }

  @Test
  void whoSaysFromAnotherHostThatItIsAConnectedNodeTakesNobodysPlace() throws Exception {
    try (TestNode node = node(1);
        ScriptedPeer first = node.dial().shakeHandsAsDialler(SOMEBODY);
        ScriptedPeer second = node.dialFrom("192.0.2.1")) {
      node.observer.awaitFirst(NodeEvent.Connected.class);
      second.sendVersion().expect("verack");
      second.expect("version");
      second.send("verack", TestWire.WIRE.handshake().encodeVerAck(SOMEBODY));
      assertThat(second.awaitEnd()).isZero();
      first.send("ping", Bytes.EMPTY).expect("pong");
    }
  }

  private TestNode node(long seed) {
    return new TestNode(network, seed, builder -> builder);
  }

  /** Waits until each side has closed one of two connections and takes part by the other. */
  private static void awaitOneConnection(TestNode anna, TestNode bob) throws Exception {
    for (TestNode node : new TestNode[] {anna, bob}) {
      node.observer.await(NodeEvent.Closed.class, 1);
      while (node.node.peers().size() != 1) {
        Thread.onSpinWait();
      }
      assertThat(node.node.awaitPeers(1, Duration.ofSeconds(30))).isTrue();
      assertThat(node.node.stats().connections().opened()).isEqualTo(2);
      assertThat(node.node.stats().connections().open()).isEqualTo(1);
    }
    assertThat(anna.observer.closeReasons()).doesNotContain(new CloseReason.LocalShutdown());
    assertThat(refusals(anna) + refusals(bob)).isPositive();
  }

  private static void assertThatTheSmallerNonceDialled(TestNode anna, TestNode bob) {
    PeerInfo bobAsAnnaSeesHim = anna.node.peers().getFirst().info();
    PeerInfo annaAsBobSeesHer = bob.node.peers().getFirst().info();
    boolean annaIsSmaller =
        Long.compareUnsigned(nonce(annaAsBobSeesHer), nonce(bobAsAnnaSeesHim)) < 0;
    assertThat(bobAsAnnaSeesHim.direction())
        .isEqualTo(annaIsSmaller ? Direction.OUTBOUND : Direction.INBOUND);
    assertThat(annaAsBobSeesHer.direction())
        .isEqualTo(annaIsSmaller ? Direction.INBOUND : Direction.OUTBOUND);
  }

  private static long nonce(PeerInfo peer) {
    return peer.identity().map(NodeIdentity::nonce).orElseThrow();
  }

  private static long refusals(TestNode node) {
    return node.observer.closeReasons().stream()
        .filter(reason ->
            reason instanceof Refused refused
                && refused.cause() == RefusalCause.DUPLICATE_CONNECTION)
        .count();
  }

  private static void answered(CompletableFuture<RemotePeer> dial) {
    dial.handle((peer, failure) -> "answered").join();
  }
}
