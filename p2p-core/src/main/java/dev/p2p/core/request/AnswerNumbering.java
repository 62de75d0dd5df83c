package dev.p2p.core.request;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Message;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.spi.FrameCodec;
import java.util.Iterator;

/**
 * Puts the number of a question on every answer it is given: what other nodes of ours rely on. It
 * is part of the frame, so an answer that was made without is encoded anew.
 *
 * <p><b>Threading:</b> immutable, safe to share; runs on the Readers, on whatever thread completes
 * a later outcome, and on the Writers that draw answers.
 */
public final class AnswerNumbering implements MessageProcessor {

  private final MessageProcessor inner;
  private final FrameCodec frames;

  /** Numbers what {@code inner} answers. */
  public AnswerNumbering(MessageProcessor inner, FrameCodec frames) {
    this.inner = inner;
    this.frames = frames;
  }

  @Override
  public Outcome process(Message message, RemotePeer peer) {
    Outcome outcome = requireNonNull(inner.process(message, peer), "no outcome");
    return RequestNumbers.isNumber(message.reserved())
        ? numbered(outcome, message.reserved())
        : outcome;
  }

  private Outcome numbered(Outcome outcome, long number) {
    return switch (outcome) {
      case Outcome.Settled settled -> numbered(settled, number);
      case Outcome.Later(var stage) ->
          Outcome.later(stage.thenApply(settled -> numbered(settled, number)));
    };
  }

  private Outcome.Settled numbered(Outcome.Settled settled, long number) {
    return switch (requireNonNull(settled, "the stage was completed with null")) {
      case Outcome.Accepted(var answers) -> new Outcome.Accepted(new Numbered(answers, number));
      case Outcome.Ignored(var answers) -> new Outcome.Ignored(new Numbered(answers, number));
      case Outcome.Rejected rejected -> rejected;
    };
  }

  /** Answers, each encoded as it is drawn. */
  private final class Numbered implements Iterator<Message> {

    private final Iterator<Message> answers;
    private final long number;

    private Numbered(Iterator<Message> answers, long number) {
      this.answers = answers;
      this.number = number;
    }

    @Override
    public boolean hasNext() {
      return answers.hasNext();
    }

    @Override
    public Message next() {
      Message answer = answers.next();
      // A number of the handler's own choice stands.
      return RequestNumbers.isNumber(answer.reserved())
          ? answer
          : frames.encode(answer.topic(), answer.payload(), number);
    }
  }
}
