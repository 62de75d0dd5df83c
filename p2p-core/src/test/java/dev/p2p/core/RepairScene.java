package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Outcome;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.testkit.ScriptedPeer;
import java.time.Duration;
import java.util.List;

/** A node that accepts every transaction, and peers of ours that repair as it does. */
final class RepairScene implements AutoCloseable {

  static final Duration COMPARE_EVERY = Duration.ofSeconds(10);
  static final Duration SETTLE_FOR = Duration.ofSeconds(3);
  static final Duration FETCH_TIMEOUT = Duration.ofSeconds(2);
  static final int ANNOUNCE_OVER = 1_000;

  private static final RepairCodec CODEC = TestWire.WIRE.repairs();

  final TestNode node;

  RepairScene() {
    this(0);
  }

  /** Pushes large messages to so many peers. */
  RepairScene(int pushPeers) {
    this.node =
        new TestNode(builder ->
            builder
                .settings(settings(pushPeers))
                .handle("tx", (message, peer) -> Outcome.accepted()));
  }

  static NodeSettings settings(int pushPeers) {
    return NodeSettings.DEFAULTS.withGossip(
        GossipSettings.DEFAULTS.withRepair(
            new RepairSettings(
                ANNOUNCE_OVER, pushPeers, COMPARE_EVERY, 2, SETTLE_FOR, FETCH_TIMEOUT)));
  }

  /** A peer that repairs, and says it is the node with that nonce. */
  ScriptedPeer peer(long nonce) throws InterruptedException {
    int known = node.observer.all(NodeEvent.Connected.class).size();
    ScriptedPeer peer =
        node.dial()
            .shakeHandsAsDialler(new NodeIdentity(nonce, 0, NodeIdentity.REPAIRS, "scripted"));
    node.observer.await(NodeEvent.Connected.class, known + 1);
    return peer;
  }

  static Message tx(String text) {
    return TestWire.tx(text);
  }

  static Message largeTx(int number) {
    return TestWire.tx("%04d".formatted(number).repeat(ANNOUNCE_OVER / 4 + 1));
  }

  static ScriptedPeer send(ScriptedPeer peer, Message message) {
    return peer.sendBytes(message.frame());
  }

  static ScriptedPeer say(ScriptedPeer peer, String topic, MessageId... ids) {
    return peer.send(topic, CODEC.encodeIds(List.of(ids)));
  }

  static List<MessageId> expectIds(ScriptedPeer peer, String topic) {
    return good(CODEC.decodeIds(peer.expect(topic).payload()));
  }

  static RepairCodec.Comparison expectComparison(ScriptedPeer peer) {
    return good(CODEC.decodeComparison(peer.expect("compare").payload()));
  }

  static void compare(ScriptedPeer peer, RepairCodec.Comparison comparison) {
    peer.send("compare", CODEC.encodeComparison(comparison));
  }

  static void list(ScriptedPeer peer, RepairCodec.Listing listing) {
    peer.send("list", CODEC.encodeListing(listing));
  }

  static RepairCodec.Listing expectListing(ScriptedPeer peer) {
    return good(CODEC.decodeListing(peer.expect("list").payload()));
  }

  /** Nothing more has been sent to {@code peer}: the next thing it gets is the answer to a Ping. */
  static void expectNothing(ScriptedPeer peer) {
    peer.send("ping", Bytes.EMPTY);
    peer.expect("pong");
  }

  List<NodeEvent.Penalised> penalties() {
    return node.observer.all(NodeEvent.Penalised.class);
  }

  private static <T> T good(Parsed<T> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Good.class);
    return ((Parsed.Good<T>) parsed).value();
  }

  @Override
  public void close() {
    node.close();
  }
}
