package dev.p2p.core.peer;

import dev.p2p.api.Message;
import dev.p2p.api.StandardTopics;
import dev.p2p.core.admit.Merits;
import dev.p2p.spi.TimeSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how long the node's own Pings take to be answered. A Pong that no Ping is open for is no
 * answer: a peer that sends such ones, in the hope that one follows a Ping at once, loses its claim
 * to be near. (Neither Ping nor Pong says which belongs to which.)
 *
 * <p><b>Threading:</b> the ticker sends, the Reader hears.
 */
final class PingTimer {

  private static final long NONE = -1;

  private final TimeSource time;
  private final long beganAtNanos;
  private final Merits merits;

  /** Written before {@code open}. */
  private final AtomicLong sentAt = new AtomicLong(NONE);

  private final AtomicInteger open = new AtomicInteger();

  PingTimer(TimeSource time, Merits merits) {
    this.time = time;
    this.beganAtNanos = time.nanoTime();
    this.merits = merits;
  }

  /** A Ping is about to be queued. */
  void sending() {
    // Of two that are open the first is answered first.
    sentAt.compareAndSet(NONE, now());
    open.incrementAndGet();
  }

  /** A message has come that nobody had asked for by a request. */
  void heard(Message message) {
    if (!message.topic().name().equals(StandardTopics.PONG)) {
      return;
    }
    if (open.get() == 0) {
      merits.distrustPings();
      return;
    }
    long from = sentAt.getAndSet(NONE);
    open.decrementAndGet();
    if (from != NONE) {
      merits.pinged(now() - from);
    }
  }

  private long now() {
    return time.nanoTime() - beganAtNanos;
  }
}
