package dev.p2p.core.peer;

import dev.p2p.api.Message;
import dev.p2p.core.outbox.Gate;
import dev.p2p.core.outbox.Outbox;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sends a peer what a handler answers: one answer at once, more as its Writer draws them.
 *
 * <p><b>Threading:</b> safe to share; runs where an outcome becomes known, and never waits.
 */
final class Answering {

  private final Outbox outbox;
  private final Gate gate;
  private final Predicate<Message> sender;
  private final Consumer<RuntimeException> onFailure;

  /**
   * Answers by way of {@code outbox}.
   *
   * @param gate counts those that are drawn
   * @param sender sends one
   * @param onFailure told what the application's iterator threw
   */
  Answering(
      Outbox outbox, Gate gate, Predicate<Message> sender, Consumer<RuntimeException> onFailure) {
    this.outbox = outbox;
    this.gate = gate;
    this.sender = sender;
    this.onFailure = onFailure;
  }

  void answer(Iterator<Message> lazily) {
    try {
      if (!lazily.hasNext()) {
        return;
      }
      var unused = sender.test(lazily.next());
      if (!lazily.hasNext()) {
        return;
      }
    } catch (RuntimeException e) {
      onFailure.accept(e);
      return;
    }
    gate.enter();
    if (!outbox.answer(lazily)) {
      gate.leave();
    }
  }
}
