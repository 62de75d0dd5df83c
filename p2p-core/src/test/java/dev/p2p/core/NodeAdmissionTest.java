package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.Evicted;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a node lets in, and who has to go for it. */
@Timeout(60)
final class NodeAdmissionTest {

  /** As many as are protected by lot, ping and news, and 24 more. */
  private static final int PLACES = 40;

  private static final InboundSettings FORTY =
      new InboundSettings(PLACES, 100, 100, 128, 100, List.of());

  private static final NodeAddress RESERVED = NodeAddress.parse("203.0.113.9:7000");

  private final List<ScriptedPeer> peers = new ArrayList<>();
  private TestNode node = new TestNode();

  @AfterEach
  void hangUp() {
    peers.forEach(ScriptedPeer::close);
    node.close();
  }

  @Test
  void oneConnectionTooManyFromAnAddressIsClosedUnread() throws Exception {
    start(new InboundSettings(100, 2, 64, 128, 4, List.of()));
    peer("192.0.2.1");
    ScriptedPeer second = peer("192.0.2.1");
    assertRefused("192.0.2.1", "Refused.ADDRESS_FULL");
    peer("192.0.2.2");
    second.close();
    node.observer.await(NodeEvent.Closed.class, 2);
    peer("192.0.2.1");
  }

  @Test
  void oneConnectionTooManyFromASubnetIsClosedUnread() throws Exception {
    start(new InboundSettings(100, 2, 3, 128, 4, List.of()));
    for (int i = 0; i < 3; i++) {
      peer("192.0.2." + i);
    }
    assertRefused("192.0.2.77", "Refused.SUBNET_FULL");
    peer("192.0.3.1");
  }

  @Test
  void oneHandshakeTooManyFromAnAddressIsClosedUnread() throws Exception {
    start(new InboundSettings(100, 9, 64, 128, 2, List.of()));
    dial("192.0.2.1");
    ScriptedPeer second = dial("192.0.2.1");
    assertRefused("192.0.2.1", "Refused.HANDSHAKES_FULL");
    second.shakeHandsAsDialler();
    node.observer.awaitFirst(NodeEvent.Connected.class);
    peer("192.0.2.1");
  }

  @Test
  void loopbackIsExemptUnlessSaidOtherwise() throws Exception {
    for (int i = 0; i < 20; i++) {
      peer("127.0.0.1");
    }
  }

  @Test
  void silentConnectionsGiveWayAndTheNextHonestOneCompletesItsHandshake() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      dial("10.%d.%d.1".formatted(i / 250, i % 250));
    }
    peer("192.0.2.1").send("ping", Bytes.EMPTY).expect("pong");
    assertThat(node.node.stats().connections().open()).isEqualTo(128);
    assertThat(node.node.stats().connections().closed())
        .containsExactly(Map.entry("Refused.HANDSHAKES_FULL", 873L));
    // Acceptor, Readers and Writers: nothing is left of those that gave way.
    node.awaitActors(1 + 2 * 128);
  }

  @Test
  void whoIsNearAndWhoBringsNewsStaysWhenPlacesRunOut() throws Exception {
    startFull();
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
      peer("203.0.113." + i);
    }
    assertThat(node.node.peers()).hasSize(PLACES);
    assertStays(near);
    assertStays(newsBringer);
    assertThat(node.node.stats().connections().closed())
        .containsExactly(Map.entry("Evicted", 3L * PLACES));
  }

  @Test
  void whoIsReservedStaysWhenPlacesRunOut() throws Exception {
    start(FORTY);
    for (int i = 0; i < PLACES - 1; i++) {
      peer("192.0.2." + i);
    }
    ScriptedPeer reserved = peer(RESERVED.host());
    for (int i = 0; i < 2 * PLACES; i++) {
      peer("203.0.113." + (i + 10));
    }
    assertStays(reserved);
  }

  @Test
  void whoIsEvictedIsNotToBlameAndTheEvidenceSaysWhyItWasChosen() throws Exception {
    startFull();
    peer("203.0.113.1");
    CloseReason reason = node.observer.awaitFirst(NodeEvent.Closed.class).reason();
    assertThat(reason).isInstanceOf(Evicted.class);
    assertThat(reason.isPeerFault()).isFalse();
    assertThat(reason.describe())
        .matches(
            "Evicted: 40 of 40 inbound connections are open; the youngest gave way to another:"
                + " 1 of 18 who could go came from 192\\.0\\.[0-9]+\\.0/24");
  }

  /** Takes all places, from another subnet each. */
  private void startFull() throws InterruptedException {
    start(FORTY);
    for (int i = 0; i < PLACES; i++) {
      peer("192.0.%d.1".formatted(i));
    }
  }

  private void start(InboundSettings inbound) {
    node.close();
    NodeSettings settings =
        NodeSettings.DEFAULTS.withConnections(ConnectionSettings.DEFAULTS.withInbound(inbound));
    node =
        new TestNode(builder ->
            builder
                .settings(settings)
                .reserve(List.of(RESERVED))
                .handle("tx", (message, peer) -> Outcome.accepted()));
  }

  private ScriptedPeer dial(String host) {
    peers.add(node.dialFrom(host));
    return peers.getLast();
  }

  private ScriptedPeer peer(String host) throws InterruptedException {
    peers.add(node.peerFrom(host));
    return peers.getLast();
  }

  private static void assertStays(ScriptedPeer peer) {
    peer.send("ping", Bytes.EMPTY).expect("pong");
  }

  private void assertRefused(String host, String kind) throws InterruptedException {
    assertThat(dial(host).awaitEnd()).isZero();
    assertThat(node.observer.awaitFirst(NodeEvent.Closed.class).reason().kind()).isEqualTo(kind);
    // Whoever is refused was opened, as everybody is that is closed.
    NodeEvent.Closed closed = node.observer.awaitFirst(NodeEvent.Closed.class);
    assertThat(node.observer.all(NodeEvent.Opened.class))
        .contains(new NodeEvent.Opened(closed.connection()));
    assertThat(node.node.stats().connections().closed()).containsExactly(Map.entry(kind, 1L));
  }
}
