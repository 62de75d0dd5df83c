package dev.p2p.core.outbox;

import java.util.function.Consumer;

/**
 * The Writer's end of an outbox: fills batches, drawing lazy answers on the way.
 *
 * <p><b>Threading:</b> confined to the Writer.
 */
public final class OutboxDrain {

  private final Outbox outbox;
  private final AnswerStage answers;

  /**
   * The one drain of {@code outbox}.
   *
   * @param gate left once for every lazy answer that is done
   * @param onAnswersFailed told what an iterator of answers threw
   */
  public OutboxDrain(Outbox outbox, Gate gate, Consumer<RuntimeException> onAnswersFailed) {
    this.outbox = outbox;
    this.answers = new AnswerStage(outbox, gate, onAnswersFailed);
  }

  /** An empty batch to {@link #take} into. */
  public Batch newBatch() {
    return outbox.newBatch();
  }

  /** Whether {@link #take} would not wait. */
  public boolean hasWork() {
    return answers.isDrawing() || outbox.hasWork();
  }

  /** Waits for something to write and puts as much of it as fits into {@code batch}. */
  public Work take(Batch batch) {
    Work work = outbox.awaitWork(answers.isDrawing());
    if (work == Work.READY) {
      answers.draw();
      outbox.fill(batch);
    }
    return work;
  }

  /** Adds to {@code batch}, part of which is written, what is urgent and came meanwhile. */
  public void expedite(Batch batch) {
    if (outbox.hasUrgent()) {
      outbox.expedite(batch);
    }
  }
}
