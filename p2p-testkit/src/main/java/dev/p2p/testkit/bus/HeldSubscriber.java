package dev.p2p.testkit.bus;

import dev.p2p.api.Subscriber;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Stays in its first callback until the test lets it go, and keeps what it has been told by the
 * time each callback returns.
 *
 * <p><b>Threading:</b> safe to share. What waits here waits without limit: give the test a
 * {@code @Timeout}, and let the subscriber go in the end.
 *
 * @param <E> what it takes
 */
public final class HeldSubscriber<E> implements Subscriber<E> {

  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final RecordingSubscriber<E> returned = new RecordingSubscriber<>();

  /** A subscriber that will be held. */
  public HeldSubscriber() {}

  @Override
  public void on(E event) {
    called.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new AssertionError("a subscriber was interrupted", e);
    }
    returned.on(event);
  }

  /** Waits until its first callback runs. */
  public void awaitCall() throws InterruptedException {
    called.await();
  }

  /** Lets the first callback go on, and all after it. */
  public void release() {
    released.countDown();
  }

  /** Waits until that many callbacks are about to return; answers their events, in order. */
  public List<E> awaitReturned(int count) throws InterruptedException {
    return returned.await(count);
  }

  /** The events of the callbacks that have returned, or are about to, in order. */
  public List<E> returned() {
    return returned.events();
  }
}
