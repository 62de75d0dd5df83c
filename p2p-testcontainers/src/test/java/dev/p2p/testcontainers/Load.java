package dev.p2p.testcontainers;

import dev.p2p.api.MessageId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Publishes twenty messages a second, each at one node, until it is told to stop.
 *
 * <p><b>Threading:</b> publishes on a thread of its own; told where to by another.
 */
final class Load implements AutoCloseable {

  private static final long EVERY_MILLIS = 50;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  /** Confined to the thread: where each was published. */
  private final Map<MessageId, String> published = new TreeMap<>();

  private final ScheduledFuture<?> publishing;

  /** Confined to the thread. */
  private P2pNodeContainer at;

  Load(P2pNodeContainer at) {
    this.at = at;
    this.publishing =
        thread.scheduleWithFixedDelay(this::publish, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** From now on at that node; what was published at the one before was taken there. */
  void moveTo(P2pNodeContainer node) throws InterruptedException, ExecutionException {
    thread.submit(() -> at = node).get();
  }

  /**
   * Ends it.
   *
   * @return what was published, and by which node
   * @throws ExecutionException if a node did not take a message
   */
  Map<MessageId, String> stop() throws InterruptedException, ExecutionException {
    Map<MessageId, String> all = thread.submit(this::end).get();
    if (!publishing.isCancelled()) {
      publishing.get(); // It had failed by then.
    }
    return all;
  }

  /** Waits until it publishes no more. */
  @Override
  public void close() {
    publishing.cancel(false);
    thread.close();
  }

  /** On the thread, so while nothing is being published. */
  private Map<MessageId, String> end() {
    publishing.cancel(false);
    return Map.copyOf(published);
  }

  private void publish() {
    String text = "message %d of the load".formatted(published.size());
    published.put(at.publish("tx", text), at.name());
  }
}
