package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Draws lazy answers from their iterators, about one batch ahead of what is written.
 *
 * <p><b>Threading:</b> confined to the Writer. Iterators are application code, so they run here and
 * not under the outbox's lock.
 */
final class AnswerStage {

  private final Outbox outbox;
  private final Gate gate;
  private final Consumer<RuntimeException> onFailure;
  private final Deque<Iterator<Message>> pending = new ArrayDeque<>(1);

  /**
   * A stage without answers.
   *
   * @param gate left once for every iterator that is done
   */
  AnswerStage(Outbox outbox, Gate gate, Consumer<RuntimeException> onFailure) {
    this.outbox = outbox;
    this.gate = gate;
    this.onFailure = onFailure;
  }

  /** Whether there are iterators to draw from. */
  boolean isDrawing() {
    return !pending.isEmpty();
  }

  /** Draws until there is enough for a batch, or no more. */
  void draw() {
    outbox.takeOverAnswers(pending);
    boolean wanted = !pending.isEmpty() && outbox.wantsAnswers();
    while (wanted) {
      wanted = drawOne(pending.getFirst());
    }
  }

  private boolean drawOne(Iterator<Message> answers) {
    try {
      if (answers.hasNext()) {
        return outbox.stageAnswer(answers.next());
      }
    } catch (RuntimeException e) {
      onFailure.accept(e);
    }
    pending.removeFirst();
    gate.leave();
    return isDrawing();
  }
}
