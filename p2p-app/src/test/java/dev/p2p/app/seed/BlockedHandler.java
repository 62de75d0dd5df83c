package dev.p2p.app.seed;

import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A handler that does not return before a test says so. */
final class BlockedHandler {

  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();

  Outcome handle(Message message, RemotePeer peer) {
    calls.incrementAndGet();
    called.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Outcome.ignored();
  }

  void awaitCalled() throws InterruptedException {
    called.await();
  }

  void release() {
    released.countDown();
  }

  int calls() {
    return calls.get();
  }
}
