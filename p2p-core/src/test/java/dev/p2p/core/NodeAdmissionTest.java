package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.Evicted;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.InboundSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.ScriptedPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a node lets in, and who has to go for it. */
@Timeout(60)
final class NodeAdmissionTest {

  /** As many as are protected by lot, ping and news, and 24 more. */
  private static final int PLACES = 40;

  private final List<ScriptedPeer> peers = new ArrayList<>();

  @Test
  void oneConnectionTooManyFromAnAddressIsClosedUnread() throws Exception {
    try (TestNode node = node(new InboundSettings(100, 2, 64, 128, 4, List.of()))) {
      node.peerFrom("192.0.2.1");
      ScriptedPeer second = node.peerFrom("192.0.2.1");
      assertRefused(node, "192.0.2.1", "Refused.ADDRESS_FULL");
      node.peerFrom("192.0.2.2");
      second.connection().close();
      node.observer.await(NodeEvent.Closed.class, 2);
      node.peerFrom("192.0.2.1");
    }
  }

  @Test
  void oneConnectionTooManyFromASubnetIsClosedUnread() throws Exception {
    try (TestNode node = node(new InboundSettings(100, 2, 3, 128, 4, List.of()))) {
      for (int i = 0; i < 3; i++) {
        node.peerFrom("192.0.2." + i);
      }
      assertRefused(node, "192.0.2.77", "Refused.SUBNET_FULL");
      node.peerFrom("192.0.3.1");
    }
  }

  @Test
  void oneHandshakeTooManyFromAnAddressIsClosedUnread() throws Exception {
    try (TestNode node = node(new InboundSettings(100, 9, 64, 128, 2, List.of()))) {
      node.dialFrom("192.0.2.1");
      ScriptedPeer second = node.dialFrom("192.0.2.1");
      assertRefused(node, "192.0.2.1", "Refused.HANDSHAKES_FULL");
      second.shakeHandsAsDialler();
      node.observer.awaitFirst(NodeEvent.Connected.class);
      node.peerFrom("192.0.2.1");
    }
  }

  @Test
  void loopbackIsExemptUnlessSaidOtherwise() throws Exception {
    try (TestNode node = new TestNode()) {
      for (int i = 0; i < 20; i++) {
        node.peer();
      }
    }
  }

  @Test
  void silentConnectionsGiveWayAndTheNextHonestOneCompletesItsHandshake() throws Exception {
    try (TestNode node = node(InboundSettings.DEFAULTS)) {
      for (int i = 0; i < 1_000; i++) {
        node.dialFrom("10.%d.%d.1".formatted(i / 250, i % 250));
      }
      node.peerFrom("192.0.2.1").send("ping", Bytes.EMPTY).expect("pong");
      assertThat(node.node.stats().connections().open()).isEqualTo(128);
      assertThat(node.node.stats().connections().closed())
          .containsExactly(Map.entry("Refused.HANDSHAKES_FULL", 873L));
      // Acceptor, Readers and Writers: nothing is left of those that gave way.
      node.awaitActors(1 + 2 * 128);
    }
  }

  @Test
  void whoIsNearAndWhoBringsNewsStaysWhenPlacesRunOut() throws Exception {
    try (TestNode node = full()) {
      ScriptedPeer newsBringer = peers.get(PLACES - 1);
      newsBringer.send("tx", Bytes.utf8("news"));
      node.observer.awaitFirst(Processed.class);
      ScriptedPeer near = peers.get(PLACES - 2);
      node.pass(Duration.ofSeconds(30));
      near.send("pong", Bytes.EMPTY);
      node.threads.awaitRest();
      near.expect("tx");
      near.expect("ping");
      newsBringer.expect("ping");

      for (int i = 0; i < 3 * PLACES; i++) {
        node.peerFrom("203.0.113." + i);
      }
      assertThat(node.node.peers()).hasSize(PLACES);
      assertStays(near);
      assertStays(newsBringer);
      assertThat(node.observer.closeReasons())
          .hasSize(3 * PLACES)
          .allMatch(Evicted.class::isInstance);
      assertThat(node.node.stats().connections().closed()).containsOnlyKeys("Evicted");
      assertThat(node.observer.closeReasons().getFirst().describe())
          .startsWith("Evicted: 40 of 40 inbound connections are open; the youngest gave way");
    }
  }

  @Test
  void whoIsReservedStaysWhenPlacesRunOut() throws Exception {
    InboundSettings settings = new InboundSettings(PLACES, 100, 100, 128, 100, List.of());
    try (TestNode node =
        new TestNode(b ->
            b.settings(settings(settings))
                .reserve(List.of(NodeAddress.parse("203.0.113.9:7000"))))) {
      for (int i = 0; i < PLACES - 1; i++) {
        node.peerFrom("192.0.2." + i);
      }
      ScriptedPeer reserved = node.peerFrom("203.0.113.9");
      for (int i = 0; i < 2 * PLACES; i++) {
        node.peerFrom("203.0.113." + (i + 10));
      }
      assertStays(reserved);
    }
  }

  @Test
  void anEvictedPeerIsToldApartFromOneThatDidWrong() throws Exception {
    try (TestNode node = full()) {
      node.peerFrom("203.0.113.1");
      CloseReason reason = node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(reason.kind()).isEqualTo("Evicted");
      assertThat(reason.isPeerFault()).isFalse();
      List<RemotePeer> left = node.node.peers();
      assertThat(left).hasSize(PLACES);
    }
  }

  /** A node whose places are taken, each from another subnet. */
  private TestNode full() throws InterruptedException {
    TestNode node =
        new TestNode(b ->
            b.settings(settings(new InboundSettings(PLACES, 100, 100, 128, 100, List.of())))
                .handle("tx", (message, peer) -> Outcome.accepted()));
    for (int i = 0; i < PLACES; i++) {
      peers.add(node.peerFrom("192.0.%d.1".formatted(i)));
    }
    return node;
  }

  private static void assertStays(ScriptedPeer peer) {
    peer.send("ping", Bytes.EMPTY).expect("pong");
  }

  private static void assertRefused(TestNode node, String host, String kind) throws Exception {
    int opened = node.observer.all(NodeEvent.Opened.class).size();
    try (ScriptedPeer refused = node.dialFrom(host)) {
      assertThat(refused.awaitEnd()).isZero();
    }
    assertThat(node.observer.awaitFirst(NodeEvent.Closed.class).reason().kind()).isEqualTo(kind);
    assertThat(node.observer.all(NodeEvent.Opened.class)).hasSize(opened + 1);
    assertThat(node.node.stats().connections().closed()).containsEntry(kind, 1L);
  }

  private static TestNode node(InboundSettings inbound) {
    return new TestNode(settings(inbound));
  }

  private static NodeSettings settings(InboundSettings inbound) {
    return NodeSettings.DEFAULTS.withConnections(ConnectionSettings.DEFAULTS.withInbound(inbound));
  }
}
