package dev.p2p.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.RemotePeer;
import dev.p2p.testkit.transport.BackgroundCall;
import dev.p2p.testkit.wire.PlainWire;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RecordingHandlerTest {

  private final Messages messages = new Messages(PlainWire.sound());
  private final Message first = messages.aTx("first");
  private final Message second = messages.aTx("second");
  private final RemotePeer peer = new SilentPeer();
  private final RecordingHandler handler = new RecordingHandler();

  @Test
  void keepsWhatItIsGivenAndAcceptsIt() {
    assertThat(handler.handle(first, peer)).isInstanceOf(Outcome.Accepted.class);
    assertThat(handler.handle(second, peer)).isInstanceOf(Outcome.Accepted.class);

    assertThat(handler.messages()).containsExactly(first, second);
    assertThat(handler.handled().getFirst()).isEqualTo(new RecordingHandler.Handled(first, peer));
  }

  @Test
  void answersEachMessageAnew() {
    handler.willAccept(messages.aPong());
    for (int i = 0; i < 2; i++) {
      var outcome = (Outcome.Accepted) handler.handle(first, peer);
      assertThat(outcome.answers()).toIterable().containsExactly(messages.aPong());
    }
  }

  @Test
  void makesOfAMessageWhatItWasToldLast() {
    assertThat(handler.willIgnore().handle(first, peer)).isInstanceOf(Outcome.Ignored.class);
    assertThat(handler.willReject("bad").handle(first, peer)).isEqualTo(Outcome.rejected("bad"));
  }

  @Test
  void throwsOnDemandAndKeepsTheMessage() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    handler.willThrow(failure);

    assertThatThrownBy(() -> handler.handle(first, peer)).isSameAs(failure);
    assertThat(handler.messages()).containsExactly(first);
  }

  @Test
  void answersLaterOldestFirst() {
    handler.willAnswerLater();
    CompletableFuture<?> one = stageOf(handler.handle(first, peer));
    CompletableFuture<?> other = stageOf(handler.handle(second, peer));

    handler.settle(Outcome.rejected("bad"));

    assertThat(one).isCompletedWithValueMatching(Outcome.rejected("bad")::equals);
    assertThat(other).isNotDone();
    handler.settle(Outcome.ignored());
    assertThat(other).isDone();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> handler.settle(Outcome.ignored()));
  }

  @Test
  void letsATestWait() throws Exception {
    handler.handle(first, peer);
    var waiting = BackgroundCall.start(() -> handler.await(2));
    waiting.awaitBlocked();

    handler.handle(second, peer);

    assertThat(waiting.result()).containsExactly(first, second);
  }

  private static CompletableFuture<?> stageOf(Outcome outcome) {
    return ((Outcome.Later) outcome).stage().toCompletableFuture();
  }

  /** Nobody sends to it. */
  private static final class SilentPeer implements RemotePeer {

    @Override
    public PeerInfo info() {
      return new PeerInfo(
          PeerId.ofNonce(7),
          NodeAddress.parse("192.0.2.1:7000"),
          Direction.INBOUND,
          new ProtocolVersion(1, 0, 0),
          1,
          Optional.empty());
    }

    @Override
    public boolean send(Message message) {
      return false;
    }

    @Override
    public CompletableFuture<Message> request(String topicName, Bytes payload, Duration timeout) {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }
}
