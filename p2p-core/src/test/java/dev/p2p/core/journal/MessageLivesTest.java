package dev.p2p.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Verdict;
import dev.p2p.core.TestWire;
import dev.p2p.core.journal.LifeStep.Kind;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.observe.NodeObserverContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MessageLivesTest {

  private static final Message TX = TestWire.tx("hello");
  private static final PeerId ONE = PeerId.ofNonce(1);
  private static final PeerId TWO = PeerId.ofNonce(2);

  private final ManualTime time = new ManualTime();
  private final MessageLives lives = new MessageLives(1_600, time);

  @Test
  void whoSentItFirstWhatBecameOfItAndWhomItWentToIsToldInOrder() {
    lives.onReceived(ONE, TX);
    lives.onHeldUp(ONE, TX, Duration.ofMillis(7));
    time.advance(Duration.ofSeconds(1));
    lives.onProcessed(ONE, TX, Verdict.ACCEPTED);
    lives.onReceived(TWO, TX);
    lives.onDuplicate(TWO, TX);
    lives.onSent(TWO, TX);
    lives.onDropped(ONE, TX, DropReason.DISPLACED);

    MessageLife life = lives.find(TX.id()).orElseThrow();
    assertThat(life.topic()).isEqualTo("tx");
    assertThat(life.steps())
        .extracting(step -> step.kind() + " " + step.peer().orElseThrow() + " " + step.detail())
        .containsExactly(
            "RECEIVED node-0000000000000001 ",
            "HELD_UP node-0000000000000001 7 ms",
            "PROCESSED node-0000000000000001 ACCEPTED",
            "RECEIVED node-0000000000000002 ",
            "DUPLICATE node-0000000000000002 ",
            "SENT node-0000000000000002 ",
            "DROPPED node-0000000000000001 DISPLACED");
    assertThat(life.steps().get(2).at()).isEqualTo(time.now());
  }

  @Test
  void whatWasPublishedHereBeginsHere() {
    lives.onPublished(TX);

    assertThat(lives.find(TX.id()).orElseThrow().steps())
        .containsExactly(new LifeStep(time.now(), Kind.PUBLISHED, Optional.empty(), ""));
  }

  @Test
  void whatIsNotRelayedIsNotRemembered() {
    Message ping = TestWire.message(StandardTopics.PING, "");
    lives.onReceived(ONE, ping);

    assertThat(lives.find(ping.id())).isEmpty();
  }

  @Test
  void ofOneMessageSoManyStepsAreKeptAndTheRestIsCounted() {
    for (int i = 0; i < LifeStripe.STEPS_MAX + 5; i++) {
      lives.onSent(ONE, TX);
    }

    MessageLife life = lives.find(TX.id()).orElseThrow();
    assertThat(life.steps()).hasSize(LifeStripe.STEPS_MAX);
    assertThat(life.stepsLeftOut()).isEqualTo(5);
  }

  @Test
  void theMessagesThatCameFirstGiveWay() {
    MessageLives few = new MessageLives(160, time);
    List<MessageId> ids = publish(few, 10_000, 1);

    assertThat(ids.stream().filter(id -> few.find(id).isPresent()))
        .hasSize(160)
        .isSubsetOf(ids.subList(9_000, 10_000));
  }

  @Test
  void messagesOfManyStepsLeaveRoomForFewer() {
    MessageLives few = new MessageLives(160, time);
    List<MessageId> ids = publish(few, 1_000, 2 * LifeStripe.STEPS_MEAN);

    long steps =
        ids.stream().flatMap(id -> few.find(id).stream()).mapToLong(l -> l.steps().size()).sum();
    assertThat(steps).isBetween(16L, 160L * LifeStripe.STEPS_MEAN);
  }

  private static List<MessageId> publish(MessageLives lives, int messages, int steps) {
    List<MessageId> ids = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      Message message = TestWire.tx("message " + i);
      ids.add(message.id());
      for (int step = 0; step < steps; step++) {
        lives.onSent(ONE, message);
      }
    }
    return ids;
  }

  @Nested
  class Contract extends NodeObserverContract {
    @Override
    protected NodeObserver create() {
      return new MessageLives(10, new ManualTime());
    }
  }
}
