package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.Banned;
import dev.p2p.api.CloseReason.Misbehaved;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Subnet;
import dev.p2p.core.judge.Score;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.InboundSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.Transport;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.state.MemoryStateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that listens where nobody is exempt: who dials there comes from there as well. */
@Timeout(60)
final class NodeBansTest {

  private static final NodeAddress THERE = NodeAddress.parse("192.0.2.1:7000");
  private static final NodeAddress ELSEWHERE = NodeAddress.parse("198.51.100.1:7000");
  private static final Subnet THEM = Subnet.parse("192.0.2.1");

  private static final NodeSettings LETTING_ANYBODY_IN =
      NodeSettings.DEFAULTS.withConnections(
          ConnectionSettings.DEFAULTS.withInbound(
              new InboundSettings(100, 100, 100, 100, 100, List.of())));

  @Test
  void whoseMessagesAreRejectedIsDisconnectedThenBannedThenLetInAgain() throws Exception {
    try (Scene scene = new Scene(rejecting())) {
      TestNode node = scene.node;
      ScriptedPeer first = scene.peer(THERE);
      for (int i = 0; i < 10; i++) {
        first.send("tx", Bytes.utf8("bad " + i));
      }
      first.awaitEnd();
      assertThat(scene.closed(1)).isInstanceOf(Misbehaved.class);

      int connections = 1;
      while (node.node.bans().all().isEmpty()) {
        connections++;
        scene.peer(THERE).send("tx", Bytes.utf8("worse " + connections)).awaitEnd();
        scene.closed(connections);
      }
      assertThat(connections).isEqualTo(11);
      Ban ban = node.observer.all(NodeEvent.Banned.class).getFirst().ban();
      assertThat(scene.closed(connections)).isEqualTo(new Banned(ban.toString()));
      assertThat(ban.reason())
          .startsWith("200 points, 200 are too many: 10 for REJECTED_MESSAGE (tx: by decree)");
      Score score = node.node.score(THERE).orElseThrow();
      assertThat(score.points()).isEqualTo(200);
      assertThat(score.bans()).isEqualTo(1);
      assertThat(score.last()).hasSize(4);
      assertThat(node.node.scores()).containsExactly(score);

      assertThat(scene.dial(THERE).awaitEnd()).isZero();
      assertThat(scene.closed(connections + 1))
          .isEqualTo(new Refused(RefusalCause.BANNED, ban.toString()));

      node.pass(Duration.ofMinutes(10));
      assertThat(node.node.bans().all()).isEmpty();
      scene.peer(THERE).close();
    }
  }

  @Test
  void whoComesFromABannedSubnetIsRefusedBeforeAnythingIsRead() throws Exception {
    try (Scene scene = new Scene(new TestNode())) {
      TestNode node = scene.node;
      node.node.listen(THERE);
      node.node.listen(ELSEWHERE);
      Ban ban = node.node.bans().banForever(Subnet.parse("192.0.2.0/24"), "noisy");
      int actors = node.threads.started();
      assertThat(scene.dial(THERE).awaitEnd()).isZero();
      assertThat(scene.closed(1)).isEqualTo(new Refused(RefusalCause.BANNED, ban.toString()));
      assertThat(node.threads.started()).as("nothing was started for it").isEqualTo(actors);
      assertThat(node.node.stats().connections().closed()).containsEntry("Refused.BANNED", 1L);
      scene.peer(ELSEWHERE);

      assertThat(node.node.bans().lift(ban.subnet())).isTrue();
      scene.peer(THERE);
    }
  }

  @Test
  void aBanEndsWhatIsConnectedAndNothingElse() throws Exception {
    try (Scene scene = new Scene(new TestNode())) {
      TestNode node = scene.node;
      node.node.listen(THERE);
      node.node.listen(ELSEWHERE);
      ScriptedPeer banned = scene.peer(THERE);
      ScriptedPeer shakingHands = scene.dial(THERE).sendVersion();
      shakingHands.next();
      scene.peer(ELSEWHERE);
      Ban ban = node.node.bans().ban(THEM, Duration.ofHours(1), "noisy");
      banned.awaitEnd();
      shakingHands.awaitEnd();
      assertThat(node.observer.closeReasons())
          .containsExactly(new Banned(ban.toString()), new Banned(ban.toString()));
      assertThat(node.node.peers())
          .extracting(peer -> peer.info().address().host())
          .containsExactly(ELSEWHERE.host());
    }
  }

  @Test
  void aBannedAddressIsNotDialled() throws Exception {
    try (Scene scene = new Scene(new TestNode())) {
      TestNode node = scene.node;
      node.transport.listen(THERE);
      Ban ban = node.node.bans().banForever(THEM, "noisy");
      int actors = node.threads.started();
      CompletableFuture<RemotePeer> dial = node.node.connect(THERE);
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(dial::join)
          .havingCause()
          .isInstanceOfSatisfying(
              ConnectFailedException.class,
              failure -> assertThat(failure.reason()).contains(new Banned(ban.toString())))
          .withMessage("192.0.2.1:7000: Banned: 192.0.2.1 for ever, by operator: noisy");
      assertThat(node.threads.started()).as("nobody dialled").isEqualTo(actors);
      assertThat(node.observer.all(NodeEvent.DialFailed.class)).hasSize(1);
      assertThat(node.observer.all(NodeEvent.Opened.class)).isEmpty();
    }
  }

  @Test
  void aReservedPeerIsDialledAndLetInWhateverIsBanned() throws Exception {
    try (Scene scene = new Scene(new TestNode(builder -> builder.reserve(List.of(THERE))))) {
      TestNode node = scene.node;
      node.node.listen(THERE);
      node.node.bans().banForever(THEM, "noisy");
      scene.peer(THERE);
      Listener listener = node.transport.listen(THERE.withPort(7_001));
      var unused = node.node.connect(THERE.withPort(7_001));
      scene.accept(listener).shakeHandsAsAcceptor();
      node.observer.await(NodeEvent.Connected.class, 2);
    }
  }

  @Test
  void aNameThatLeadsToABannedAddressIsLeftAgainUnlessItIsReserved() throws Exception {
    NodeAddress name = NodeAddress.parse("node.example:7000");
    NodeAddress reserved = NodeAddress.parse("friend.example:7000");
    MemoryTransport memory = new MemoryTransport();
    try (Scene scene =
            new Scene(
                new TestNode(
                    memory,
                    1,
                    builder -> builder.transport(named(memory)).reserve(List.of(reserved))));
        Listener listener = memory.listen(THERE)) {
      TestNode node = scene.node;
      node.node.bans().banForever(THEM, "noisy");
      var unused = node.node.connect(name);
      assertThat(scene.accept(listener).awaitEnd()).isZero();
      assertThat(scene.closed(1)).isInstanceOf(Banned.class);

      var unusedToo = node.node.connect(reserved);
      scene.accept(listener).shakeHandsAsAcceptor();
      node.observer.awaitFirst(NodeEvent.Connected.class);
    }
  }

  @Test
  void whoDialsAgainAndAgainAndSaysNothingIsBanned() throws Exception {
    try (Scene scene = new Scene(new TestNode(LETTING_ANYBODY_IN))) {
      TestNode node = scene.node;
      node.node.listen(THERE);
      for (int i = 0; i < 25; i++) {
        scene.dial(THERE);
      }
      node.observer.await(NodeEvent.Opened.class, 25);
      node.pass(Duration.ofSeconds(11));
      assertThat(node.node.bans().all()).extracting(Ban::subnet).containsExactly(THEM);
      assertThat(node.node.score(THERE).orElseThrow().last().getFirst().what())
          .isEqualTo("HandshakeFailed.TIMED_OUT");
    }
  }

  @Test
  void whatIsHeldIsPartOfTheUsage() throws Exception {
    try (Scene scene = new Scene(rejecting())) {
      TestNode node = scene.node;
      node.node.bans().banForever(Subnet.parse("203.0.113.0/24"), "noisy");
      scene.peer(THERE).send("tx", Bytes.utf8("bad"));
      node.observer.awaitFirst(NodeEvent.Penalised.class);
      node.pass(Duration.ZERO);
      assertThat(node.node.usage().judged().addresses()).isEqualTo(1);
      assertThat(node.node.usage().judged().bans()).isEqualTo(1);
    }
  }

  @Test
  void bansSurviveARestartAndAnEditIsTakenOverWhileTheNodeRuns() throws Exception {
    MemoryStateStore.Place place = new MemoryStateStore.Place();
    Ban ban;
    try (Scene scene =
        new Scene(new TestNode(builder -> builder.state(new MemoryStateStore(place))))) {
      TestNode node = scene.node;
      ban = node.node.bans().banForever(THEM, "noisy");
    }
    try (Scene scene =
        new Scene(new TestNode(builder -> builder.state(new MemoryStateStore(place))))) {
      TestNode node = scene.node;
      node.node.listen(THERE);
      node.node.listen(ELSEWHERE);
      assertThat(scene.dial(THERE).awaitEnd()).isZero();
      assertThat(scene.closed(1)).isEqualTo(new Refused(RefusalCause.BANNED, ban.toString()));

      ScriptedPeer peer = scene.peer(ELSEWHERE);
      place.put("bans", Bytes.utf8("p2p-bans 1\n198.51.100.0/24 forever operator noisy\n"));
      node.pass(Duration.ofSeconds(5));
      peer.awaitEnd();
      assertThat(scene.closed(2)).isInstanceOf(Banned.class);
      scene.peer(THERE);
    }
  }

  private static TestNode rejecting() throws IOException {
    TestNode node =
        new TestNode(builder -> builder.handle("tx", (tx, peer) -> Outcome.rejected("by decree")));
    node.node.listen(THERE);
    return node;
  }

  /** Every name leads there. */
  private static Transport named(MemoryTransport memory) {
    return new Transport() {
      @Override
      public Listener listen(NodeAddress local) throws IOException {
        return memory.listen(local);
      }

      @Override
      public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
        return memory.dial(THERE, timeout);
      }
    };
  }

  /** A node and whoever talks to it. */
  private static final class Scene implements AutoCloseable {

    private final TestNode node;
    private final List<ScriptedPeer> peers = new ArrayList<>();

    Scene(TestNode node) {
      this.node = node;
    }

    /** The far end of a connection whose handshake is done; the node knows it. */
    ScriptedPeer peer(NodeAddress listener) throws Exception {
      int known = node.observer.all(NodeEvent.Connected.class).size();
      ScriptedPeer peer = dial(listener).shakeHandsAsDialler();
      node.observer.await(NodeEvent.Connected.class, known + 1);
      return peer;
    }

    ScriptedPeer dial(NodeAddress listener) throws IOException {
      return scripted(node.transport.dial(listener, Duration.ofSeconds(10)));
    }

    ScriptedPeer accept(Listener listener) throws IOException {
      return scripted(listener.accept().orElseThrow());
    }

    /** Why the connection ended that was the nth to end. */
    CloseReason closed(int nth) throws InterruptedException {
      return node.observer.await(NodeEvent.Closed.class, nth).get(nth - 1).reason();
    }

    /** The peers first: the node would wait for them in vain, as its time stands still. */
    @Override
    public void close() {
      peers.forEach(ScriptedPeer::close);
      node.close();
    }

    private ScriptedPeer scripted(Connection connection) {
      ScriptedPeer peer = new ScriptedPeer(connection, TestWire.WIRE);
      peers.add(peer);
      return peer;
    }
  }
}
