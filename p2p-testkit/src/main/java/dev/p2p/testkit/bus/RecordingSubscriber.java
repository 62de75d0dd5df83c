package dev.p2p.testkit.bus;

import dev.p2p.api.Subscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what it is told.
 *
 * <p><b>Threading:</b> safe to share. {@link #await} waits without limit: give the test a
 * {@code @Timeout}.
 *
 * @param <E> what it takes
 */
public final class RecordingSubscriber<E> implements Subscriber<E> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();

  /** Guarded by lock. */
  private final List<E> events = new ArrayList<>();

  /** A subscriber that has been told nothing. */
  public RecordingSubscriber() {}

  @Override
  public void on(E event) {
    lock.lock();
    try {
      events.add(event);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there are that many.
   *
   * @return all there are by then, in order
   */
  public List<E> await(int count) throws InterruptedException {
    lock.lock();
    try {
      while (events.size() < count) {
        added.await();
      }
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  /** What it has been told so far, in order. */
  public List<E> events() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }
}
