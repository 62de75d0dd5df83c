package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.spi.Listener;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real node and a scripted peer whose connection stands and whose handshake has not begun. */
final class HandshakeScene implements AutoCloseable {

  /** The outcome of a handshake that came to its end. */
  static final String ESTABLISHED = "established";

  /** The outcome of one that goes on. */
  static final String PENDING = "pending";

  final TestNode node;
  final ScriptedPeer peer;

  private final HandshakeSide side;
  private final Listener listener;
  private final List<ScriptedPeer> peers = new ArrayList<>();
  private final List<CompletableFuture<RemotePeer>> dials = new ArrayList<>();

  HandshakeScene(HandshakeSide side) {
    this.side = side;
    this.node = new TestNode(builder -> builder.wire(side.wire()));
    try {
      this.listener = node.transport.listen(NodeAddress.parse("127.0.0.1:0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.peer = meet(side.direction());
  }

  /** The far end of one more connection. */
  ScriptedPeer meet(Direction direction) {
    ScriptedPeer met = direction == Direction.OUTBOUND ? dialled() : node.dial(side.wire());
    peers.add(met);
    node.threads.awaitRest();
    return met;
  }

  /** Sends bytes, and waits until the node has done what there was to do. */
  void say(Bytes bytes) {
    peer.sendBytes(bytes);
    node.threads.awaitRest();
  }

  /**
   * What came of the handshake: {@link #ESTABLISHED}, {@link #PENDING}, or the {@linkplain
   * CloseReason#kind kind} of the reason it ended for.
   */
  String outcome() {
    node.threads.awaitRest();
    List<CloseReason> reasons = node.observer.closeReasons();
    if (!reasons.isEmpty()) {
      return reasons.getFirst().kind();
    }
    return node.observer.all(NodeEvent.Connected.class).isEmpty() ? PENDING : ESTABLISHED;
  }

  /** Checks that events, counters, peers, actors and dials agree about how it ended. */
  void assertToldTheSameEverywhere() {
    List<String> ended = node.observer.closeReasons().stream().map(CloseReason::kind).toList();
    NodeStats.Connections counts = node.node.stats().connections();
    assertThat(counts.opened()).isEqualTo(peers.size());
    assertThat(counts.closed().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(ended.size());
    assertThat(counts.closed()).containsOnlyKeys(ended);
    assertThat(counts.opened()).isEqualTo(counts.open() + ended.size());
    // The one beside Readers and Writers accepts connections.
    assertThat(node.threads.running()).isEqualTo(1 + 2 * (int) counts.open());
    if (counts.open() == 0) {
      assertThat(node.node.peers()).isEmpty();
      peers.forEach(ScriptedPeer::awaitEnd);
    }
    dials.forEach(dial -> assertTold(dial, ended));
  }

  /** The peer leaves first, so that the node need not wait for it. */
  @Override
  public void close() {
    peers.forEach(ScriptedPeer::close);
    listener.close();
    node.close();
  }

  private ScriptedPeer dialled() {
    dials.add(node.node.connect(listener.localAddress()));
    try {
      return new ScriptedPeer(listener.accept().orElseThrow(), side.wire());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertTold(CompletableFuture<RemotePeer> dial, List<String> ended) {
    switch (dial.state()) {
      case RUNNING -> assertThat(outcome()).isEqualTo(PENDING);
      case SUCCESS ->
          assertThat(node.observer.all(NodeEvent.Connected.class))
              .extracting(NodeEvent.Connected::peer)
              .contains(dial.resultNow().info());
      case FAILED ->
          assertThat(((ConnectFailedException) dial.exceptionNow()).reason())
              .map(CloseReason::kind)
              .hasValueSatisfying(kind -> assertThat(ended).contains(kind));
      case CANCELLED -> throw new AssertionError("nobody cancels a dial");
    }
  }
}
