package dev.p2p.core;

import static dev.p2p.core.DiscoveryScene.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.AddressTested;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Offence;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.state.MemoryStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that finds its peers: whom it dials, what it asks and answers. */
@Timeout(60)
final class NodeDiscoveryTest {

  private static final NodeAddress FIRST = address("50.1.0.1");
  private static final NodeAddress SECOND = address("50.2.0.1");
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void itDialsWhereItIsToBeginAndAsksForMore() {
    try (DiscoveryScene scene = new DiscoveryScene(Discovery.from(List.of(FIRST)), FIRST)) {
      scene.pass(TICK).connected(FIRST);

      assertThat(scene.node.node.discovered().orElseThrow().chosen()).containsExactly(FIRST);
    }
  }

  @Test
  void aReservedPeerThatIsGoneIsDialledAgainAndThatIsSaidBefore() throws Exception {
    try (DiscoveryScene scene =
        new DiscoveryScene(
            builder -> builder.discover(Discovery.from(List.of())).reserve(List.of(FIRST)),
            FIRST)) {
      scene.pass(TICK).connected(FIRST).close();

      NodeEvent.DialPlanned plan = scene.node.observer.awaitFirst(NodeEvent.DialPlanned.class);
      assertThat(plan.remote()).isEqualTo(FIRST);
      assertThat(plan.at())
          .isBetween(scene.node.time.now().plusMillis(500), scene.node.time.now().plusMillis(1000));
      assertThat(plan.why()).isEqualTo("it is reserved, and it is gone");
      assertThat(scene.pass(TICK).isDialled(FIRST)).isFalse();
      scene.pass(Duration.ofSeconds(1)).connected(FIRST);
    }
  }

  @Test
  void whomAPeerNamesIsDialledWhenThatPeerIsGone() {
    try (DiscoveryScene scene = new DiscoveryScene(Discovery.from(List.of(FIRST)), FIRST, SECOND)) {
      ScriptedPeer first = scene.pass(TICK).connected(FIRST);
      first.send("addr", Bytes.utf8("50.2.0.1:7000"));
      scene.node.threads.awaitRest();
      assertThat(scene.node.node.discovered().orElseThrow().fresh()).isEqualTo(1);
      first.close();
      scene.node.threads.awaitRest();

      scene.pass(TICK).connected(SECOND);
    }
  }

  @Test
  void whoTookThePlaceOfItsOlderConnectionIsDialledWhenItIsGone() throws Exception {
    try (DiscoveryScene scene = new DiscoveryScene(Discovery.from(List.of()), SECOND)) {
      NodeIdentity second = new NodeIdentity(77, SECOND.port(), 0, "second");
      ScriptedPeer older = scene.node.dialFrom(SECOND.host()).shakeHandsAsDialler(second);
      scene.node.threads.awaitRest();
      ScriptedPeer newer = scene.node.dialFrom(SECOND.host()).shakeHandsAsDialler(second);
      older.awaitEnd();
      scene.node.threads.awaitRest();
      assertThat(scene.pass(Duration.ofSeconds(2)).isDialled(SECOND)).isFalse();

      newer.close();
      scene.node.threads.awaitRest();

      assertThat(scene.pass(Duration.ofSeconds(2)).isDialled(SECOND)).isTrue();
    }
  }

  @Test
  void whoAsksIsToldWhatTheNodeHasSeenItselfAnAddressAMessageButNotTwiceAtOnce() throws Exception {
    try (DiscoveryScene scene = new DiscoveryScene(Discovery.from(List.of(FIRST)), FIRST, SECOND)) {
      scene
          .pass(TICK)
          .connected(FIRST)
          .send("addr", Bytes.utf8("50.2.0.1:7000"))
          .send("ping", Bytes.EMPTY)
          .expect("pong");
      ScriptedPeer asker = scene.node.peer();

      asker.send("getaddrs", Bytes.EMPTY).send("getaddrs", Bytes.EMPTY).send("ping", Bytes.EMPTY);
      List<String> heard = new ArrayList<>();
      heard.add(said(asker));
      heard.add(said(asker));
      assertThat(heard).containsExactlyInAnyOrder("addr 50.1.0.1:7000", "pong ");

      scene.pass(Duration.ofSeconds(5));
      asker.send("getaddrs", Bytes.EMPTY);
      assertThat(said(asker)).isEqualTo("addr 50.1.0.1:7000");
      asker.close();
    }
  }

  @Test
  void whoNamesMoreThanItMayPaysForIt() throws Exception {
    try (DiscoveryScene scene = new DiscoveryScene(Discovery.from(List.of(FIRST)), FIRST)) {
      ScriptedPeer first = scene.pass(TICK).connected(FIRST);
      for (int i = 0; i < 1_101; i++) {
        first.send("addr", Bytes.utf8("51.%d.%d.1:7000".formatted(i / 200, i % 200)));
      }
      first.send("ping", Bytes.EMPTY).expect("pong");

      assertThat(scene.node.observer.all(NodeEvent.Penalised.class))
          .extracting(NodeEvent.Penalised::offence, NodeEvent.Penalised::count)
          .containsExactly(tuple(Offence.ADDRESS_FLOOD, 1L), tuple(Offence.ADDRESS_FLOOD, 100L));
    }
  }

  @Test
  void anAddressIsTestedByAHandshakeAndTheNodeThereNeverTakesPart() throws Exception {
    try (DiscoveryScene scene = new DiscoveryScene(Discovery.from(List.of(FIRST)), FIRST, SECOND)) {
      ScriptedPeer first = scene.pass(TICK).connected(FIRST);
      first.send("addr", Bytes.utf8("50.2.0.1:7000")).send("ping", Bytes.EMPTY).expect("pong");
      for (int i = 0; i < 4; i++) {
        scene.pass(Duration.ofSeconds(29));
        first.send("ping", Bytes.EMPTY);
      }
      scene.pass(Duration.ofSeconds(4));

      try (ScriptedPeer second = scene.dialled(SECOND).shakeHandsAsAcceptor()) {
        assertThat(second.awaitEnd()).isZero();
      }
      NodeEvent.Closed closed = scene.node.observer.awaitFirst(NodeEvent.Closed.class);
      assertThat(closed.reason()).isEqualTo(new AddressTested());
      assertThat(scene.node.observer.all(NodeEvent.Connected.class)).hasSize(1);
      assertThat(scene.node.node.discovered().orElseThrow().tried()).isEqualTo(2);
    }
  }

  @Test
  void itsOwnAddressIsDialledOnce() throws Exception {
    NodeAddress own = new NodeAddress("127.0.0.1", 10_000);
    try (DiscoveryScene scene =
        new DiscoveryScene(
            new MemoryTransport(), builder -> builder.discover(Discovery.from(List.of(own))))) {
      assertThat(scene.node.address).isEqualTo(own);
      scene.pass(TICK);
      scene.node.observer.await(NodeEvent.Closed.class, 2);
      assertThat(scene.node.observer.closeReasons())
          .contains(new Refused(RefusalCause.SELF_CONNECTION, "the other end is this node itself"));
      int opened = scene.node.observer.all(NodeEvent.Opened.class).size();

      for (int i = 0; i < 100; i++) {
        scene.pass(MINUTE);
      }
      assertThat(scene.node.observer.all(NodeEvent.Opened.class)).hasSize(opened);
      assertThat(scene.node.node.discovered().orElseThrow().fresh()).isZero();
    }
  }

  @Test
  void aNameIsLookedUpWhenThereIsNobodyElseToDialAndEachOfItsAddressesIsTried() {
    Discovery named =
        Discovery.from(List.of(address("seed.example"))).names(name -> List.of(FIRST, SECOND));
    try (DiscoveryScene scene = new DiscoveryScene(named, FIRST, SECOND)) {
      scene.pass(TICK).pass(Duration.ofSeconds(1));

      NodeAddress dialled = scene.isDialled(FIRST) ? FIRST : SECOND;
      scene.connected(dialled).close();
      scene.node.threads.awaitRest();
      scene.pass(TICK).connected(dialled.equals(FIRST) ? SECOND : FIRST);
    }
  }

  @Test
  void aNameThatCantBeLookedUpIsToldOfAndTriedAgainLaterAndLater() throws Exception {
    AtomicInteger lookUps = new AtomicInteger();
    Discovery named =
        Discovery.from(List.of(address("seed.example")))
            .names(name -> {
              lookUps.incrementAndGet();
              throw new IOException("seed.example: no such host");
            });
    try (DiscoveryScene scene = new DiscoveryScene(named)) {
      scene.pass(TICK);
      assertThat(scene.node.observer.awaitFirst(NodeEvent.DialFailed.class))
          .isEqualTo(
              new NodeEvent.DialFailed(address("seed.example"), "seed.example: no such host"));
      scene.pass(Duration.ofSeconds(29));
      assertThat(lookUps).hasValue(1);
      for (int i = 0; i < 600; i++) {
        scene.pass(Duration.ofSeconds(6));
      }
      // After 1, 3, 7 and 15 minutes, and then every 10.
      assertThat(lookUps.get()).isBetween(8, 10);
    }
  }

  @Test
  void whatItLearnedIsThereAfterARestart() throws Exception {
    try (MemoryStateStore state = new MemoryStateStore()) {
      try (DiscoveryScene scene =
          new DiscoveryScene(
              builder -> builder.discover(Discovery.from(List.of(FIRST))).state(state), FIRST)) {
        scene.pass(TICK).connected(FIRST).close();
        scene.pass(TICK);
      }
      try (DiscoveryScene scene =
          new DiscoveryScene(
              builder -> builder.discover(Discovery.from(List.of())).state(state), FIRST)) {
        scene.pass(TICK).connected(FIRST);
      }
    }
  }

  @Test
  void anInboundPeerOfAnotherKindIsAskedNothingAndANodeThatIsToldWhomToDialAsksNobody()
      throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      peer.send("getaddrs", Bytes.EMPTY).send("ping", Bytes.EMPTY);
      assertThat(said(peer)).isEqualTo("pong ");
      assertThat(node.node.discovered()).isEmpty();
    }
  }

  private static String said(ScriptedPeer peer) {
    Message message = peer.next();
    return message.topic().name()
        + " "
        + new String(message.payload().toByteArray(), StandardCharsets.US_ASCII);
  }
}
