package dev.p2p.benchmarks.fanout;

import dev.p2p.api.Message;
import dev.p2p.api.PublishResult;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.core.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A node that publishes to all its peers: as fast as the slowest of them takes it, a batch at a
 * time, or a message every so often.
 */
final class OurPublisher implements Repeating.Task {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Published together after a look at whether half of every outbox is free, which is more. */
  private static final int BATCH = 64;

  private final int peers;
  private final PublishResult taken;
  private final int bytes;
  private final long everyNanos;
  private final Node node = OurNodes.builder().start();

  /** The number of the next message; confined to the thread that publishes. */
  private long next;

  /** When the last message was due, by {@link System#nanoTime}; confined as {@link #next}. */
  private long due;

  /** A publisher that waits for {@code everyMicros} between messages; 0 for as little as it can. */
  OurPublisher(int peers, int bytes, int everyMicros) {
    this.peers = peers;
    this.taken = new PublishResult.Offered(peers, 0, 0);
    this.bytes = bytes;
    this.everyNanos = TimeUnit.MICROSECONDS.toNanos(everyMicros);
  }

  @Override
  public String start(String told) throws IOException {
    return OurNodes.listen(node);
  }

  @Override
  public int step() throws IOException, InterruptedException {
    if (next == 0) {
      require(node.awaitPeers(peers, LIMIT), "not all peers came");
      due = System.nanoTime();
    }
    if (everyNanos > 0) {
      due += everyNanos;
      awaitTime(due);
      return publish(1);
    }
    require(node.awaitRoom(LIMIT), "there was no room");
    return publish(BATCH);
  }

  @Override
  public void close() {
    OurNodes.close(node);
  }

  private int publish(int count) throws IOException {
    List<Message> messages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      messages.add(node.messages().create(OurNodes.TOPIC, Stamped.payload(bytes, next++)));
    }
    for (PublishResult result : node.publishAll(messages)) {
      require(result.equals(taken), "not all peers were given all: " + result);
    }
    return count;
  }

  private static void awaitTime(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      left = due - System.nanoTime();
    }
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }
}
