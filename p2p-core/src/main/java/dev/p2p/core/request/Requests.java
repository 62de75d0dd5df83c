package dev.p2p.core.request;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.api.RequestFailedException;
import dev.p2p.api.Topic;
import dev.p2p.spi.Actor;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one peer is asked by the application, and what it answers.
 *
 * <p><b>Threading:</b> safe to share. Anyone asks, the Writer says what goes out, the Reader brings
 * answers, the ticker gives up, whoever ends the peer ends its requests. No I/O and no application
 * code run under the lock; futures are completed where the outcome is learnt.
 */
public final class Requests {

  private final RequestContext context;
  private final AskedPeer peer;
  private final RequestFailures failures;
  private final TurnMark reader = new TurnMark();
  private final TurnMark writer = new TurnMark();
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final OpenQuestions questions = new OpenQuestions();

  /** Guarded by lock. */
  private final AnswersDue due = new AnswersDue();

  /** Guarded by lock: why nothing more can be asked. */
  private @Nullable CloseReason gone;

  /** No requests yet to {@code peer}. */
  public Requests(RequestContext context, AskedPeer peer) {
    this.context = context;
    this.peer = peer;
    this.failures = new RequestFailures(peer);
  }

  /** The Reader, on whose thread nobody may wait for what it has to read. */
  public Actor reader(Actor actor) {
    return reader.around(actor);
  }

  /** The Writer, on whose thread nobody may wait for what it has to write. */
  public Actor writer(Actor actor) {
    return writer.around(actor);
  }

  /** As {@link dev.p2p.api.RemotePeer#request(String, Bytes, Duration)}. */
  public CompletableFuture<Message> request(String topicName, Bytes payload, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be more than 0, was " + timeout);
    }
    Topic topic = topic(topicName);
    Pair pair = context.pairs().askedBy(topic);
    if (pair == null) {
      return CompletableFuture.failedFuture(failures.noPair(topic, context.pairs()));
    }
    if (!routes(pair)) {
      return CompletableFuture.failedFuture(failures.notRouted(pair));
    }
    RequestFuture<Message> future = new RequestFuture<>(() -> mayNotWait(topic));
    Message message = message(topic, payload);
    ask(new Question(pair, message, timeout, context.time().nanoTime(), future));
    return future;
  }

  /** A message is about to be written: if it asks, an answer will be due. */
  public void onWriting(Message message) {
    Pair pair = context.pairs().askedBy(message.topic());
    if (pair != null) {
      lock.lock();
      try {
        due.asked(pair);
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * A message came that passed all checks.
   *
   * @return true if it was the answer to a request and nobody else need see it
   */
  public boolean onAnswer(Message message) {
    Pair pair = context.pairs().answeredBy(message.topic());
    if (pair == null) {
      return false;
    }
    Optional<Question> question = found(pair, message).filter(asked -> agree(asked, message));
    boolean taken = question.isPresent() && settle(question.get(), message);
    return taken && !message.topic().policy().relayed();
  }

  /** Looks at the time: gives up what took too long, reports what nobody asked for. */
  public void tick(long nowNanos) {
    List<Over> over;
    List<Question> next;
    List<AnswersDue.Unasked> unasked;
    lock.lock();
    try {
      if (questions.isEmpty() && !due.hasUnasked()) {
        return;
      }
      over = questions.expire(nowNanos).stream().map(this::timedOut).toList();
      next = questions.next();
      unasked = due.takeUnasked(context.pairs());
    } finally {
      lock.unlock();
    }
    next.forEach(this::send);
    over.forEach(Over::fail);
    unasked.forEach(this::report);
  }

  /** The connection has ended or is about to: no answer will come. Later calls do nothing more. */
  public void end(CloseReason reason) {
    List<Over> over;
    List<AnswersDue.Unasked> unasked;
    lock.lock();
    try {
      gone = gone == null ? reason : gone;
      over = questions.clear().stream().map(question -> gone(question, reason)).toList();
      unasked = due.takeUnasked(context.pairs());
    } finally {
      lock.unlock();
    }
    over.forEach(Over::fail);
    unasked.forEach(this::report);
  }

  /** How many questions are open, or were given up and may still be answered. */
  public int open() {
    lock.lock();
    try {
      return questions.size();
    } finally {
      lock.unlock();
    }
  }

  private Topic topic(String name) {
    return context
        .messages()
        .profile()
        .topics()
        .find(name)
        .orElseThrow(() ->
            new InvalidMessageException(
                "profile %s has no topic \"%s\""
                    .formatted(context.messages().profile().name(), name)));
  }

  private boolean routes(Pair pair) {
    return peer.routes(pair.question()) && pair.answers().stream().allMatch(peer::routes);
  }

  private Message message(Topic topic, Bytes payload) {
    return peer.numbersAnswers()
        ? context.messages().create(topic, payload, context.numbers().next())
        : context.messages().create(topic, payload);
  }

  private void ask(Question question) {
    List<Question> next = List.of();
    Optional<RequestFailedException> refusal;
    lock.lock();
    try {
      refusal = refusal(question);
      if (refusal.isEmpty()) {
        questions.add(question);
        next = questions.next();
      }
    } finally {
      lock.unlock();
    }
    refusal.ifPresent(question.future()::completeExceptionally);
    next.forEach(this::send);
  }

  private Optional<RequestFailedException> refusal(Question question) {
    Topic topic = question.pair().question();
    if (gone != null) {
      return Optional.of(failures.gone(topic, gone));
    }
    return questions.refuse(question.message()).map(why -> failures.tooMany(topic, why));
  }

  private void send(Question question) {
    if (!peer.send(question.message())) {
      // Only a connection that ends takes nothing in: it ends all its requests too, but perhaps has
      // done so before this one came.
      peer.goneFor().ifPresent(this::end);
    }
  }

  private Optional<Question> found(Pair pair, Message answer) {
    lock.lock();
    try {
      due.answered(pair, answer.topic());
      return questions.find(pair, answer);
    } finally {
      lock.unlock();
    }
  }

  /** Whether what the two say agrees; a number says enough. Runs application code. */
  private boolean agree(Question question, Message answer) {
    try {
      return question.isNumbered() || question.pair().belongs(question.message(), answer);
    } catch (RuntimeException e) {
      context
          .observer()
          .onEvent(new NodeEvent.HandlerFailed(peer.id(), answer.topic(), answer.id(), e));
      return false;
    }
  }

  /** Ends a question with its answer; false if nobody wants it any more. */
  private boolean settle(Question question, Message answer) {
    boolean open;
    List<Question> next;
    lock.lock();
    try {
      open = questions.remove(question);
      next = questions.next();
    } finally {
      lock.unlock();
    }
    next.forEach(this::send);
    return open && question.future().complete(answer);
  }

  private Optional<RequestFailedException> mayNotWait(Topic topic) {
    return reader.isHere() || writer.isHere() || context.ticker().isHere()
        ? Optional.of(failures.wouldDeadlock(topic))
        : Optional.empty();
  }

  private Over timedOut(Question question) {
    return new Over(question, failures.timedOut(question));
  }

  private Over gone(Question question, CloseReason reason) {
    return new Over(question, failures.gone(question.pair().question(), reason));
  }

  private void report(AnswersDue.Unasked answers) {
    String detail = "answers to %s that nobody asked for".formatted(answers.pair().question());
    context
        .observer()
        .onEvent(
            new NodeEvent.Penalised(peer.id(), Offence.UNASKED_ANSWER, answers.count(), detail));
  }

  /** A question that has no answer, and why. */
  private record Over(Question question, RequestFailedException failure) {
    void fail() {
      question.future().completeExceptionally(failure);
    }
  }
}
