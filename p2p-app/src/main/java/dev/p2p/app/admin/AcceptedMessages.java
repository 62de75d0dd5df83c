package dev.p2p.app.admin;

import dev.p2p.api.EventSink;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the node accepted of late, keep-alive aside, to be shown: numbered, the oldest giving way.
 *
 * <p><b>Threading:</b> safe to share. Taking a message holds a lock for a moment; {@link #await}
 * waits.
 */
final class AcceptedMessages implements EventSink<Message>, AutoCloseable {

  /** So that a few large messages don't take what many small ones are meant to have. */
  static final int BYTES_MAX = 4 << 20;

  /** About what a message takes beside its frame. */
  private static final int OVERHEAD_BYTES = 200;

  private static final List<String> KEEP_ALIVE = List.of(StandardTopics.PING, StandardTopics.PONG);

  /**
   * One of them.
   *
   * @param number from 1, without gaps
   * @param at when it was accepted
   */
  record Accepted(long number, Instant at, Message message) {
    int weight() {
      return message.frame().length() + OVERHEAD_BYTES;
    }
  }

  private final int messagesMax;
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by lock; the oldest first. */
  private final Deque<Accepted> kept = new ArrayDeque<>();

  /** Guarded by lock. */
  private long bytes;

  /** Guarded by lock. */
  private long lastNumber;

  /** Guarded by lock. */
  private boolean closed;

  AcceptedMessages(int messagesMax, TimeSource time) {
    this.messagesMax = messagesMax;
    this.time = time;
  }

  @Override
  public Offer offer(Message message) {
    if (KEEP_ALIVE.contains(message.topic().name())) {
      return Offer.SKIPPED;
    }
    Instant now = time.now();
    lock.lock();
    try {
      lastNumber++;
      Accepted accepted = new Accepted(lastNumber, now, message);
      kept.addLast(accepted);
      bytes += accepted.weight();
      while (kept.size() > messagesMax || (kept.size() > 1 && bytes > BYTES_MAX)) {
        bytes -= kept.removeFirst().weight();
      }
      changed.signalAll();
      // Whoever publishes need not know what is shown.
      return Offer.ACCEPTED;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the latest, 0 if there was none. */
  long lastNumber() {
    lock.lock();
    try {
      return lastNumber;
    } finally {
      lock.unlock();
    }
  }

  /** Those behind a number that are still kept. */
  List<Accepted> after(long number) {
    lock.lock();
    try {
      return kept.stream().filter(accepted -> accepted.number() > number).toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for one behind a number.
   *
   * @return those that are kept, none if none came in that time; empty once there will be no more
   */
  Optional<List<Accepted>> await(long number, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = limit.toNanos();
      while (lastNumber <= number && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed ? Optional.empty() : Optional.of(after(number));
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
