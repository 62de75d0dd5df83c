package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.outbox.Outboxes.outbox;
import static dev.p2p.core.outbox.Outboxes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LazyAnswersTest {

  private final RecordedDrops drops = new RecordedDrops();
  private final Outbox outbox = outbox(settings(1_000, 1 << 20, 1 << 20), drops);
  private final Gate gate = new Gate(4);
  private final List<RuntimeException> failures = new ArrayList<>();
  private final OutboxDrain drain = new OutboxDrain(outbox, gate, failures::add);

  @Test
  void tenThousandAnswersAreDrawnAboutABatchAtATime() {
    Counting answers = new Counting(10_000);
    answer(answers);
    int taken = 0;
    while (taken < 10_000) {
      assertThat(drain.take(drain.newBatch())).isEqualTo(Work.READY);
      taken += 64;
      assertThat(answers.drawn).isLessThanOrEqualTo(taken + 64);
    }
    outbox.finish();
    assertThat(drain.take(drain.newBatch())).isEqualTo(Work.FINISHED);
    assertThat(answers.drawn).isEqualTo(10_000);
  }

  @Test
  void answersKeepTheirOrderAndOneRequestIsAnsweredAfterTheOther() {
    answer(List.of(tx("a1"), tx("a2")).iterator());
    answer(List.of(tx("b1"), tx("b2")).iterator());
    assertThat(takeOne()).containsExactly("a1", "a2", "b1", "b2");
  }

  @Test
  void theGateIsLeftWhenTheLastAnswerIsDrawn() {
    for (int i = 0; i < 4; i++) {
      answer(List.of(tx("a" + i), tx("b" + i)).iterator());
    }
    assertThat(gate.hasRoom()).isFalse();
    takeOne();
    assertThat(gate.hasRoom()).isTrue();
  }

  @Test
  void anIteratorThatThrowsEndsItsAnswersAndNothingElse() {
    answer(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Message next() {
            throw new NoSuchElementException("database is gone");
          }
        });
    answer(List.of(tx("fine")).iterator());
    assertThat(takeOne()).containsExactly("fine");
    assertThat(failures).singleElement().isInstanceOf(NoSuchElementException.class);
    assertThat(gate.hasRoom()).isTrue();
  }

  @Test
  void bulkyAnswersDoNotHoldUpControlOrDirectedMessages() {
    answer(new Counting(1_000));
    takeOne();
    outbox.direct(message("pong", ""));
    outbox.control(message("ping", ""));
    Batch batch = drain.newBatch();
    drain.take(batch);
    List<String> topics = new ArrayList<>();
    batch.abandon(message -> topics.add(message.topic().name()));
    assertThat(topics).startsWith("ping", "pong", "tx");
  }

  private void answer(Iterator<Message> answers) {
    gate.enter();
    assertThat(outbox.answer(answers)).isTrue();
  }

  private List<String> takeOne() {
    Batch batch = drain.newBatch();
    drain.take(batch);
    List<String> texts = new ArrayList<>();
    batch.abandon(message -> texts.add(Outboxes.text(message)));
    return texts;
  }

  private static final class Counting implements Iterator<Message> {
    private final int count;
    private int drawn;

    Counting(int count) {
      this.count = count;
    }

    @Override
    public boolean hasNext() {
      return drawn < count;
    }

    @Override
    public Message next() {
      drawn++;
      return tx("answer " + drawn);
    }
  }
}
