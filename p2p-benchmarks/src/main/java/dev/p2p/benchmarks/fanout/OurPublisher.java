package dev.p2p.benchmarks.fanout;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.PublishResult;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.core.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A node that publishes to all its peers: as fast as the slowest of them takes it, or a message
 * every so often. What it counts is messages.
 */
final class OurPublisher implements Role {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Between two looks at whether there is room everywhere; less than half of an outbox. */
  private static final int BATCH = 64;

  private final int peers;
  private final int bytes;
  private final long everyNanos;
  private final Node node = OurNodes.builder().start();
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private volatile boolean running = true;

  /** A publisher that waits for {@code everyMicros} between messages; 0 for as little as it can. */
  OurPublisher(int peers, int bytes, int everyMicros) {
    this.peers = peers;
    this.bytes = bytes;
    this.everyNanos = TimeUnit.MICROSECONDS.toNanos(everyMicros);
  }

  @Override
  public String start(String told) throws IOException {
    Thread.ofVirtual().name("publisher").start(this::publish);
    return node.listen(NodeAddress.parse("127.0.0.1:0")).toString();
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
    node.close();
    node.bus().close();
  }

  private void publish() {
    try {
      require(node.awaitPeers(peers, LIMIT), "not all peers came");
      long due = System.nanoTime();
      for (long number = 0; running; number++) {
        if (everyNanos > 0) {
          due += everyNanos;
          awaitTime(due);
        } else if (number % BATCH == 0) {
          require(node.awaitRoom(LIMIT), "there was no room");
        }
        publish(number);
        count.setRelease(number + 1);
      }
    } catch (IOException | InterruptedException e) {
      if (running) {
        failure.compareAndSet(null, "publishing failed: " + e);
      }
    }
  }

  private void publish(long number) throws IOException {
    PublishResult result =
        node.publish(node.messages().create(OurNodes.TOPIC, Stamped.payload(bytes, number)));
    boolean all =
        result instanceof PublishResult.Offered offered
            && offered.accepted() == peers
            && offered.displaced() == 0;
    require(all || !running, "not all peers were given all: " + result);
  }

  private static void awaitTime(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }
}
