package dev.p2p.core.peer;

import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Origin;
import dev.p2p.core.TestWire;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Reservation;
import dev.p2p.core.limit.Pace;
import dev.p2p.core.outbox.Gate;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.memory.MemoryTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns by hand: one that would wait at a gate says so, and the message is not lost there. */
@Timeout(60)
final class ReaderGatesTest {

  private final ManualTime time = new ManualTime();
  private final Gate answers = new Gate(1);
  private final Gate later = new Gate(1);
  private final ByteBudget budget = new ByteBudget(1 << 20);
  private final Taken taken = new Taken();

  /** Two messages in each second. */
  private final Pace pace =
      new Pace(
          RateSettings.DEFAULTS.withGossip(new Rate(2, 0)).withBurst(Duration.ofSeconds(1)),
          time,
          new Unheard());

  private Reader reader;

  @BeforeEach
  void twoMessagesArrive() throws IOException {
    MemoryTransport transport = new MemoryTransport();
    Listener listener = transport.listen(NodeAddress.parse("127.0.0.1:0"));
    Connection far = transport.dial(listener.localAddress(), Duration.ofSeconds(1));
    Connection near = listener.accept().orElseThrow();
    ByteBuffer[] frames = {tx("1").frame().asByteBuffer(), tx("2").frame().asByteBuffer()};
    far.write(frames, frames.length);
    reader =
        new Reader(
            near,
            TestWire.WIRE.frames().newDecoder(),
            time,
            taken,
            new Reader.Gates(answers, later, pace, new Reservation(budget, NoDebtor::new)));
  }

  @Test
  void openGatesLetEverythingThroughInOneTurn() {
    assertThat(reader.turn()).isTrue();

    assertThat(taken.texts()).containsExactly("1", "2");
    assertThat(reader.isOccupied()).isFalse();
  }

  @Test
  void atAFullGateOfLaterOutcomesTheTurnEndsAndTheNextWouldWait() {
    later.enter();

    assertThat(reader.turn()).isTrue();

    assertThat(taken.texts()).isEmpty();
    assertThat(reader.isReady()).isFalse();
    assertThat(reader.isOccupied()).isTrue();
    assertThat(reader.waitingForAnswersSince(-1)).isEqualTo(-1);
    later.leave();
    assertThat(reader.isReady()).isTrue();
    assertThat(reader.turn()).isTrue();
    assertThat(taken.texts()).containsExactly("1", "2");
    assertThat(reader.isOccupied()).isFalse();
  }

  @Test
  void atAFullGateOfAnswersItIsToldSinceWhenItWaits() {
    answers.enter();
    long began = time.nanoTime();
    reader.turn();
    time.advance(Duration.ofSeconds(3));

    assertThat(reader.isReady()).isFalse();
    assertThat(reader.waitingForAnswersSince(time.nanoTime())).isEqualTo(began);
    answers.leave();
    assertThat(reader.isReady()).isTrue();
    reader.turn();
    assertThat(reader.waitingForAnswersSince(-1)).isEqualTo(-1);
    reader.turn();
    assertThat(taken.texts()).containsExactly("1", "2");
  }

  @Test
  void afterAnswersItWaitsForLaterOutcomesAsWell() {
    answers.enter();
    later.enter();
    reader.turn();
    answers.leave();
    reader.turn();

    assertThat(reader.isReady()).isFalse();
    assertThat(taken.texts()).isEmpty();
    later.leave();
    reader.turn();
    assertThat(taken.texts()).containsExactly("1", "2");
  }

  @Test
  void aGateThatFillsUpBetweenTwoMessagesStopsTheSecond() {
    taken.onFirst = later::enter;

    reader.turn();

    assertThat(taken.texts()).containsExactly("1");
    assertThat(reader.isReady()).isFalse();
  }

  @Test
  void aMessageThatComesTooFastIsHeldUntilItsTimeHasCome() {
    pace.admits(tx("0"));

    assertThat(reader.turn()).isTrue();

    assertThat(taken.texts()).containsExactly("1");
    assertThat(reader.isReady()).isFalse();
    assertThat(reader.isOccupied()).isTrue();
    tickAfter(Duration.ofMillis(499));
    assertThat(reader.isReady()).isFalse();
    tickAfter(Duration.ofMillis(1));
    assertThat(reader.isReady()).isTrue();
    reader.turn();
    assertThat(reader.isOccupied()).isTrue();
    reader.turn();
    assertThat(taken.texts()).containsExactly("1", "2");
    assertThat(reader.isOccupied()).isFalse();
  }

  @Test
  void aMessageThatWaitedAtAGateIsCountedOnce() {
    later.enter();
    reader.turn();
    later.leave();
    reader.turn();

    assertThat(taken.texts()).containsExactly("1", "2");
  }

  @Test
  void whileItsPeerIsTooFastNobodyIsToBlameForAnswers() {
    pace.admits(tx("0"));
    pace.admits(tx("0"));
    answers.enter();
    later.enter();
    reader.turn();
    assertThat(reader.waitingForAnswersSince(-1)).isEqualTo(-1);

    tickAfter(Duration.ofMillis(500));
    reader.turn();

    assertThat(reader.waitingForAnswersSince(-1)).isEqualTo(time.nanoTime());
    assertThat(reader.isReady()).isFalse();
    answers.leave();
    reader.turn();
    assertThat(reader.isReady()).isFalse();
    later.leave();
    reader.turn();
    assertThat(taken.texts()).containsExactly("1");
  }

  @Test
  void closedGatesHoldNobodyUp() {
    pace.admits(tx("0"));
    pace.admits(tx("0"));
    answers.enter();
    later.enter();
    reader.turn();
    pace.close();
    answers.close();
    later.close();

    while (taken.messages.size() < 2) {
      assertThat(reader.isReady()).isTrue();
      reader.turn();
    }
    assertThat(taken.texts()).containsExactly("1", "2");
  }

  private void tickAfter(Duration step) {
    time.advance(step);
    pace.tick(time.nanoTime());
  }

  /** What a Reader hands on. */
  private static final class Taken implements PeerInput {

    private final List<Message> messages = new ArrayList<>();
    private Runnable onFirst = () -> {};

    private List<String> texts() {
      return messages.stream()
          .map(m -> new String(m.payload().toByteArray(), StandardCharsets.UTF_8))
          .toList();
    }

    @Override
    public Origin origin() {
      return TestWire.remote("far");
    }

    @Override
    public Optional<CloseReason> onMessage(Message message) {
      messages.add(message);
      if (messages.size() == 1) {
        onFirst.run();
      }
      return Optional.empty();
    }

    @Override
    public boolean isDraining() {
      return false;
    }

    @Override
    public void onEndOfStream() {}

    @Override
    public void onEnd(CloseReason reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void onOverBudget() {
      throw new AssertionError("a mebibyte is plenty");
    }

    @Override
    public void onDone() {}
  }
}
