package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Role;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sending end of a link: a virtual thread that sends batch after batch.
 *
 * <p><b>Threading:</b> as a role; the sender is called on a thread of its own.
 */
final class Sending implements Role {

  /** How messages leave. */
  interface Sender extends AutoCloseable {

    /** Connects; waits until that is done. */
    void connect(String address) throws Exception;

    /**
     * Sends some messages, waiting for room if need be.
     *
     * @return how many
     */
    int sendBatch() throws Exception;

    @Override
    void close();
  }

  private final Sender sender;
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private volatile boolean running = true;

  /** Null until it was started; confined to the role's thread. */
  private @Nullable Thread thread;

  Sending(Sender sender) {
    this.sender = sender;
  }

  @Override
  public String start(String told) throws Exception {
    sender.connect(told);
    thread = Thread.ofVirtual().name("sender").start(this::send);
    return "";
  }

  @Override
  public long count() {
    return count.getAcquire();
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    running = false;
    sender.close();
    join();
  }

  private void send() {
    try {
      while (running) {
        count.setRelease(count.getPlain() + sender.sendBatch());
      }
    } catch (Exception e) {
      if (running) {
        failure.compareAndSet(null, "sending failed: " + e);
      }
    }
  }

  private void join() {
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
