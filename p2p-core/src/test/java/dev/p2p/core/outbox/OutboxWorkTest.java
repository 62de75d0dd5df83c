package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.outbox.Outboxes.outbox;
import static dev.p2p.core.outbox.Outboxes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a Writer would wait, which a plain read answers. */
@Timeout(60)
final class OutboxWorkTest {

  private final Outbox outbox = outbox(settings(4, 1 << 19, 1 << 20), new RecordedDrops());
  private final Gate gate = new Gate(4);
  private final OutboxDrain drain = new OutboxDrain(outbox, gate, failure -> {});

  @RepeatedTest(50)
  void thereIsWorkExactlyWhileSomethingIsLeftToTake(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    for (int step = 0; step < 200; step++) {
      int put = putSomething(random.nextInt(7));
      assertThat(drain.hasWork())
          .as("seed %d, step %d", repetition.getCurrentRepetition(), step)
          .isEqualTo(put > 0);
      int taken = 0;
      while (drain.hasWork()) {
        Batch batch = drain.newBatch();
        assertThat(drain.take(batch)).isEqualTo(Work.READY);
        taken += batch.count();
      }
      assertThat(taken)
          .as("seed %d, step %d", repetition.getCurrentRepetition(), step)
          .isEqualTo(put);
    }
  }

  @Test
  void anOutboxThatTakesNothingInHasTheEndToTell() {
    outbox.finish();

    assertThat(drain.hasWork()).isTrue();
    assertThat(drain.take(drain.newBatch())).isEqualTo(Work.FINISHED);
  }

  @Test
  void aClosedOutboxHasItsEndToTell() {
    outbox.offer(tx("lost"));
    outbox.close();

    assertThat(drain.hasWork()).isTrue();
    assertThat(drain.take(drain.newBatch())).isEqualTo(Work.CLOSED);
    assertThat(drain.hasWork()).isTrue();
  }

  /** Answers how many messages it put in. */
  private int putSomething(int what) {
    switch (what) {
      case 0 -> outbox.offer(tx("gossip"));
      case 1 -> outbox.control(tx("control"));
      case 2 -> outbox.direct(tx("directed"));
      case 3 -> {
        gate.enter();
        outbox.answer(List.of(tx("a"), tx("b")).iterator());
        return 2;
      }
      case 4 -> {
        outbox.offer(tx("one"));
        outbox.direct(tx("two"));
        return 2;
      }
      case 5 -> {
        // More than the ring may hold.
        outbox.offer(message("tx", 1 << 20));
        return 0;
      }
      default -> {
        return 0;
      }
    }
    return 1;
  }
}
