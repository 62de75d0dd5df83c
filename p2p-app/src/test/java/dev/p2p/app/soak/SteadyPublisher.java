package dev.p2p.app.soak;

import dev.p2p.core.Node;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes at a steady rate, and makes up for what was late. It waits only where its own node
 * would lose something otherwise: a machine too busy for the rate makes the run longer.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class SteadyPublisher {

  private static final long SECOND_NANOS = 1_000_000_000;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Node node;
  private final int payloadBytes;
  private final long stepNanos;
  private long dueNanos;
  private long published;

  SteadyPublisher(Node node, int payloadBytes, int messagesPerSecond) {
    this.node = node;
    this.payloadBytes = payloadBytes;
    this.stepNanos = SECOND_NANOS / messagesPerSecond;
  }

  /** The next message is due now. */
  void beginRound() {
    dueNanos = System.nanoTime();
  }

  /** Publishes one message of a round when it is due. */
  void publish(int round) throws InterruptedException {
    while (System.nanoTime() < dueNanos) {
      LockSupport.parkNanos(dueNanos - System.nanoTime());
    }
    if (!node.awaitRoom(PATIENCE)) {
      throw new AssertionError("the node under test has taken nothing for " + PATIENCE);
    }
    node.publish(node.messages().create("tx", Stamped.payload(payloadBytes, round, dueNanos)));
    dueNanos += stepNanos;
    published++;
  }

  /** How many messages there were. */
  long published() {
    return published;
  }
}
