package dev.p2p.core.request;

import dev.p2p.api.Message;
import java.time.Duration;

/**
 * Something a peer is asked, until its answer has come or need not be waited for any more.
 *
 * <p><b>Threading:</b> guarded by the lock of its {@link Requests}; the future is safe to share.
 */
final class Question {

  /** How far it has come. */
  enum State {
    /** Others of its pair go first. */
    WAITING,
    /** It is sent, or about to be. */
    ASKED,
    /** Nobody waits for the answer, but it may still come, and must not be taken for another. */
    GIVEN_UP
  }

  private final Pair pair;
  private final Message message;
  private final Duration timeout;
  private final long askedAtNanos;
  private final RequestFuture<Message> future;
  private State state = State.WAITING;
  private long givenUpAtNanos;
  private int strays;

  Question(
      Pair pair, Message message, Duration timeout, long nowNanos, RequestFuture<Message> future) {
    this.pair = pair;
    this.message = message;
    this.timeout = timeout;
    this.askedAtNanos = nowNanos;
    this.future = future;
  }

  Pair pair() {
    return pair;
  }

  boolean isOf(Pair other) {
    return pair.index() == other.index();
  }

  Message message() {
    return message;
  }

  Duration timeout() {
    return timeout;
  }

  RequestFuture<Message> future() {
    return future;
  }

  State state() {
    return state;
  }

  /** Whether it was asked, given up or not. */
  boolean isAsked() {
    return state != State.WAITING;
  }

  /** Whether somebody still waits for the answer. */
  boolean isWanted() {
    return !future.isDone();
  }

  /** Whether its answer bears its number; else it has none. */
  boolean isNumbered() {
    return RequestNumbers.isNumber(message.reserved());
  }

  /** How many messages came that might have been the answer, if they had borne its number. */
  int strays() {
    return strays;
  }

  void ask() {
    state = State.ASKED;
  }

  void giveUp(long nowNanos) {
    state = State.GIVEN_UP;
    givenUpAtNanos = nowNanos;
  }

  void stray() {
    strays++;
  }

  /** Whether the time it was given is over, or whoever asked does not want to know any more. */
  boolean isOver(long nowNanos) {
    return !isWanted() || isLonger(nowNanos - askedAtNanos, timeout);
  }

  /** Whether its answer is not expected any more. */
  boolean isForgotten(long nowNanos) {
    return state == State.GIVEN_UP && isLonger(nowNanos - givenUpAtNanos, OpenQuestions.GRACE);
  }

  private static boolean isLonger(long nanos, Duration limit) {
    return Duration.ofNanos(nanos).compareTo(limit) >= 0;
  }
}
