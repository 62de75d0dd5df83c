package dev.p2p.core.request;

import dev.p2p.api.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What one peer is asked: how much at a time, what goes out when, which answer may belong to what.
 * Told the time, has no clock.
 *
 * <p>Questions with numbers go out at once. Of those without, one of a pair is asked at a time, the
 * others wait their turn; the place of one that was given up stays taken until its answer has come,
 * or for {@link #GRACE}.
 *
 * <p><b>Threading:</b> guarded by the lock of its {@link Requests}.
 */
final class OpenQuestions {

  /**
   * Questions at a time, those given up included. Fewer than the handlers that may answer later by
   * default, so that those which wait for answers do not by themselves stop the Reader that brings
   * the answers.
   */
  static final int MAX = 64;

  /** Bytes of their frames. A larger one may be open alone. */
  static final long BYTES_MAX = 4L << 20;

  /** How long an answer that nobody waits for may hold up the next question. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** The oldest first. */
  private final List<Question> questions = new ArrayList<>(0);

  /** Why a question must not be added, as rule and value; empty if it may. */
  Optional<String> refuse(Message message) {
    int count = questions.size();
    long bytes = questions.stream().mapToLong(asked -> asked.message().frame().length()).sum();
    if (count < MAX && (count == 0 || bytes + message.frame().length() <= BYTES_MAX)) {
      return Optional.empty();
    }
    return Optional.of(
        "at most %d questions of %d bytes may be open, %d of %d bytes are, another has %d bytes"
            .formatted(MAX, BYTES_MAX, count, bytes, message.frame().length()));
  }

  /** Adds one; {@link #next} says when to send it. */
  void add(Question question) {
    questions.add(question);
  }

  /** Those whose turn it is now, to be sent. */
  List<Question> next() {
    List<Question> next = new ArrayList<>(1);
    for (Question question : questions) {
      if (!question.isAsked() && question.isWanted() && isFree(question)) {
        question.ask();
        next.add(question);
      }
    }
    return next;
  }

  /**
   * The question that an answer of its pair belongs to: the one whose number it bears; else the
   * only one that was asked without, if what the two say agrees, which is for the caller to see.
   */
  Optional<Question> find(Pair pair, Message answer) {
    for (Question question : questions) {
      if (question.isAsked() && question.isOf(pair)) {
        if (!question.isNumbered() || question.message().reserved() == answer.reserved()) {
          return Optional.of(question);
        }
        if (!RequestNumbers.isNumber(answer.reserved())) {
          question.stray();
        }
      }
    }
    return Optional.empty();
  }

  /** Removes a question; false if it is not here any more. */
  boolean remove(Question question) {
    return questions.remove(question);
  }

  /** Gives up what has taken too long, forgets what was given up long ago; says what is over. */
  List<Question> expire(long nowNanos) {
    List<Question> over = new ArrayList<>(0);
    Iterator<Question> all = questions.iterator();
    while (all.hasNext()) {
      Question question = all.next();
      if (question.isForgotten(nowNanos)) {
        all.remove();
      } else if (question.state() != Question.State.GIVEN_UP && question.isOver(nowNanos)) {
        over.add(question);
        if (question.state() == Question.State.ASKED && !question.isNumbered()) {
          question.giveUp(nowNanos);
        } else {
          all.remove();
        }
      }
    }
    return over;
  }

  /** Removes and returns everything. */
  List<Question> clear() {
    List<Question> all = List.copyOf(questions);
    questions.clear();
    return all;
  }

  /** Whether nothing is asked or was given up. */
  boolean isEmpty() {
    return questions.isEmpty();
  }

  /** How many there are, those included that were given up and may still be answered. */
  int size() {
    return questions.size();
  }

  private boolean isFree(Question waiting) {
    return waiting.isNumbered()
        || questions.stream().noneMatch(other -> other.isAsked() && other.isOf(waiting.pair()));
  }
}
