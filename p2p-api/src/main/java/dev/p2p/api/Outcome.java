package dev.p2p.api;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What a handler makes of a message, with its answers to the sender, if any.
 *
 * <p>Answers go to the sender alone. A single one is queued at once. Of more, the first is queued
 * at once and the rest are drawn from the iterator one by one as the connection takes them, on the
 * thread of that peer's Writer, so that ten thousand are never in memory together; an iterator that
 * throws ends its answers and is counted.
 */
public sealed interface Outcome {

  /** An outcome that is known now. */
  sealed interface Settled extends Outcome permits Accepted, Ignored, Rejected {

    /** What became of the message. */
    Verdict verdict();
  }

  /** Good: pass it on if its topic is relayed. */
  record Accepted(Iterator<Message> answers) implements Settled {
    @Override
    public Verdict verdict() {
      return Verdict.ACCEPTED;
    }
  }

  /** Neither good nor bad: don't pass it on. */
  record Ignored(Iterator<Message> answers) implements Settled {
    @Override
    public Verdict verdict() {
      return Verdict.IGNORED;
    }
  }

  /**
   * Bad: don't pass it on, and the sender pays.
   *
   * @param reason what is wrong with it, for people
   */
  record Rejected(String reason) implements Settled {
    @Override
    public Verdict verdict() {
      return Verdict.REJECTED;
    }
  }

  /**
   * Not known yet. Meanwhile copies are not processed, and the peer's next messages are. A stage
   * that fails counts as a handler that throws; how many may be open per peer is bounded.
   *
   * @param stage completed by the application, on any thread
   */
  record Later(CompletionStage<? extends Settled> stage) implements Outcome {}

  /** {@link Accepted}, without answers. */
  static Accepted accepted() {
    return new Accepted(Collections.emptyIterator());
  }

  /** {@link Accepted}, with these answers in order. */
  static Accepted accepted(Message... answers) {
    return new Accepted(List.of(answers).iterator());
  }

  /** {@link Accepted}, with answers produced as the connection takes them. */
  static Accepted accepted(Iterator<Message> answers) {
    return new Accepted(answers);
  }

  /** {@link Ignored}, without answers. */
  static Ignored ignored() {
    return new Ignored(Collections.emptyIterator());
  }

  /** {@link Rejected}. */
  static Rejected rejected(String reason) {
    return new Rejected(reason);
  }

  /** {@link Later}. */
  static Later later(CompletionStage<? extends Settled> stage) {
    return new Later(stage);
  }
}
