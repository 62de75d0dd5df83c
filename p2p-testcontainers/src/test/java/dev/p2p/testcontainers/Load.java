package dev.p2p.testcontainers;

import dev.p2p.api.MessageId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Publishes message after message, each at one node, until it is told to stop.
 *
 * <p><b>Threading:</b> publishes on a thread of its own; told where to by another.
 */
final class Load {

  private static final int MESSAGES_MAX = 5_000;

  private final AtomicReference<P2pNodeContainer> at;
  private final CompletableFuture<Map<MessageId, String>> published = new CompletableFuture<>();

  /** Guarded by nothing: volatile, and set once. */
  private volatile boolean stopping;

  private Load(P2pNodeContainer at) {
    this.at = new AtomicReference<>(at);
  }

  /** Begins, at that node. */
  static Load at(P2pNodeContainer node) {
    Load load = new Load(node);
    Thread.ofPlatform().daemon().name("load").start(load::publish);
    return load;
  }

  /** From now on at that node; a message on its way to the one before is waited for. */
  void moveTo(P2pNodeContainer node) {
    at.set(node);
  }

  /** Ends it; what was published, and where. */
  Map<MessageId, String> stop() throws InterruptedException, ExecutionException {
    stopping = true;
    return published.get();
  }

  private void publish() {
    Map<MessageId, String> all = new TreeMap<>();
    try {
      while (!stopping && all.size() < MESSAGES_MAX) {
        P2pNodeContainer node = at.get();
        all.put(node.publish("tx", "message %d of the load".formatted(all.size())), node.name());
      }
      published.complete(all);
    } catch (RuntimeException e) {
      published.completeExceptionally(e);
    }
  }
}
