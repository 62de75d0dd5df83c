package dev.p2p.core;

import static dev.p2p.core.HandshakeScene.ESTABLISHED;
import static dev.p2p.core.HandshakeScene.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.StandardTopics;
import dev.p2p.testkit.RecordingObserver.Processed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The handshake as a stream of bytes: cut, held back and torn at every one of them. */
@Timeout(60)
final class NodeHandshakeStreamTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration NANO = Duration.ofNanos(1);

  static Stream<HandshakeSide> sides() {
    return HandshakeSide.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void aStreamMayEndAtAnyByteAndTheReasonTellsWhere(HandshakeSide side) {
    Bytes all = HandshakeSide.joined(side.exchange());
    int firstFrame = side.exchange().getFirst().length();
    for (int cut = 0; cut <= all.length(); cut++) {
      try (HandshakeScene scene = new HandshakeScene(side)) {
        scene.say(all.slice(0, cut));
        scene.peer.shutdownOutput();

        assertThat(scene.outcome())
            .as("ended after %d bytes", cut)
            .isEqualTo(reasonAt(cut, firstFrame, all.length()));
        scene.assertToldTheSameEverywhere();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void aPeerMayFallSilentAtAnyByteAndHasItsTimeToTheNanosecond(HandshakeSide side) {
    Bytes all = HandshakeSide.joined(side.exchange());
    for (int said = 0; said < all.length(); said++) {
      try (HandshakeScene scene = new HandshakeScene(side)) {
        scene.say(all.slice(0, said));
        scene.node.pass(TIMEOUT.minus(NANO));
        assertThat(scene.outcome()).as("silent after %d bytes", said).isEqualTo(PENDING);
        scene.node.pass(NANO);

        assertThat(scene.outcome()).isEqualTo("HandshakeFailed.TIMED_OUT");
        scene.assertToldTheSameEverywhere();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void whatTricklesInGainsNoTime(HandshakeSide side) {
    Bytes all = HandshakeSide.joined(side.exchange());
    try (HandshakeScene scene = new HandshakeScene(side)) {
      for (int second = 0; second < TIMEOUT.toSeconds(); second++) {
        scene.say(all.slice(second, 1));
        assertThat(scene.outcome()).isEqualTo(PENDING);
        scene.node.pass(Duration.ofSeconds(1));
      }

      assertThat(scene.outcome()).isEqualTo("HandshakeFailed.TIMED_OUT");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void framesMayBeTornAtAnyByte(HandshakeSide side) {
    Bytes all = HandshakeSide.joined(withPing(side));
    for (int tear = 0; tear < all.length(); tear++) {
      try (HandshakeScene scene = new HandshakeScene(side)) {
        scene.say(all.slice(0, tear));
        scene.say(all.slice(tear, all.length() - tear));

        assertEstablishedAndPinged(scene, side, "torn after %d bytes".formatted(tear));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void everyByteMayComeAlone(HandshakeSide side) {
    Bytes all = HandshakeSide.joined(withPing(side));
    try (HandshakeScene scene = new HandshakeScene(side)) {
      for (int i = 0; i < all.length(); i++) {
        scene.say(all.slice(i, 1));
      }

      assertEstablishedAndPinged(scene, side, "a byte at a time");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void whatFollowsInTheSameReadIsKeptUpToTheFrameThatIsNotWhole(HandshakeSide side) {
    List<Bytes> sent = new ArrayList<>(withPing(side));
    Bytes tx = side.frame("tx", Bytes.utf8("right behind"));
    sent.add(tx.slice(0, tx.length() - 1));
    try (HandshakeScene scene = new HandshakeScene(side)) {
      scene.say(HandshakeSide.joined(sent));
      assertEstablishedAndPinged(scene, side, "all at once");
      assertThat(scene.node.observer.all(Processed.class))
          .extracting(processed -> processed.message().topic().name())
          .containsExactly(StandardTopics.PING);

      scene.say(tx.slice(tx.length() - 1, 1));
      assertThat(scene.node.observer.all(Processed.class))
          .last()
          .extracting(processed -> processed.message().frame())
          .isEqualTo(tx);
    }
  }

  private static List<Bytes> withPing(HandshakeSide side) {
    List<Bytes> sent = new ArrayList<>(side.exchange());
    sent.add(side.frame(StandardTopics.PING, Bytes.EMPTY));
    return sent;
  }

  /** The node has sent its part, its first request, and the answer to the Ping. */
  private static void assertEstablishedAndPinged(
      HandshakeScene scene, HandshakeSide side, String how) {
    assertThat(scene.outcome()).as(how).isEqualTo(ESTABLISHED);
    if (side.direction() == Direction.OUTBOUND) {
      scene.peer.expect(StandardTopics.VERSION);
      scene.peer.expect(StandardTopics.VERACK);
    } else {
      scene.peer.expect(StandardTopics.VERACK);
      scene.peer.expect(StandardTopics.VERSION);
    }
    scene.peer.expect(StandardTopics.MEMPOOL);
    scene.peer.expect(StandardTopics.PONG);
    scene.assertToldTheSameEverywhere();
  }

  private static String reasonAt(int cut, int firstFrame, int all) {
    if (cut == all) {
      return "RemoteClosed";
    }
    return cut == 0 || cut == firstFrame ? "HandshakeFailed.ENDED_EARLY" : "ConnectionFailed";
  }
}
