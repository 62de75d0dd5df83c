package dev.p2p.testkit;

import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what it is given, in order, and makes of it what a test says: accepts it unless told
 * otherwise. What is said holds for messages that come afterwards.
 *
 * <p><b>Threading:</b> safe to share. {@link #await} waits without limit: give the test a
 * {@code @Timeout}.
 */
public final class RecordingHandler implements MessageHandler {

  /** A message and who sent it. */
  public record Handled(Message message, RemotePeer peer) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();

  /** Guarded by lock. */
  private final List<Handled> handled = new ArrayList<>();

  /** Guarded by lock: outcomes that are due, oldest first. */
  private final Deque<CompletableFuture<Outcome.Settled>> due = new ArrayDeque<>();

  private volatile MessageHandler verdict = (message, peer) -> Outcome.accepted();

  /** Accepts everything, without answers. */
  public RecordingHandler() {}

  /** Accepts what comes, with these answers to each. */
  public RecordingHandler willAccept(Message... answers) {
    return will((message, peer) -> Outcome.accepted(answers));
  }

  /** Ignores what comes. */
  public RecordingHandler willIgnore() {
    return will((message, peer) -> Outcome.ignored());
  }

  /** Rejects what comes. */
  public RecordingHandler willReject(String reason) {
    return will((message, peer) -> Outcome.rejected(reason));
  }

  /** Throws at what comes. */
  public RecordingHandler willThrow(RuntimeException failure) {
    return will((message, peer) -> {
      throw failure;
    });
  }

  /** Answers what comes later: when {@link #settle} says so. */
  public RecordingHandler willAnswerLater() {
    return will((message, peer) -> Outcome.later(anotherDue()));
  }

  /** Leaves what comes to another handler. */
  public RecordingHandler will(MessageHandler other) {
    this.verdict = other;
    return this;
  }

  @Override
  public Outcome handle(Message message, RemotePeer peer) {
    Outcome outcome;
    try {
      outcome = verdict.handle(message, peer);
    } finally {
      add(new Handled(message, peer));
    }
    return outcome;
  }

  /**
   * Answers the oldest message whose outcome is due, on this thread.
   *
   * @throws AssertionError if none is
   */
  public void settle(Outcome.Settled outcome) {
    CompletableFuture<Outcome.Settled> oldest = takeDue();
    oldest.complete(outcome);
  }

  /** Everything it was given, in order. */
  public List<Handled> handled() {
    lock.lock();
    try {
      return List.copyOf(handled);
    } finally {
      lock.unlock();
    }
  }

  /** The messages it was given, in order. */
  public List<Message> messages() {
    return handled().stream().map(Handled::message).toList();
  }

  /** Waits until there are that many; all messages there are by then. */
  public List<Message> await(int count) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (handled.size() < count) {
        added.await();
      }
      return messages();
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Outcome.Settled> anotherDue() {
    lock.lock();
    try {
      CompletableFuture<Outcome.Settled> stage = new CompletableFuture<>();
      due.addLast(stage);
      return stage;
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Outcome.Settled> takeDue() {
    lock.lock();
    try {
      CompletableFuture<Outcome.Settled> oldest = due.pollFirst();
      if (oldest == null) {
        throw new AssertionError("no outcome is due");
      }
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  private void add(Handled one) {
    lock.lock();
    try {
      handled.add(one);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
