package dev.p2p.core.observe;

import dev.p2p.api.Message;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.ConnectionInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what passes between one peer and this node.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
final class PeerMeter {

  private static final long NONE = -1;

  private final ConnectionInfo connection;
  private final PeerInfo peer;
  private final long sinceNanos;
  private final LongAdder framesIn = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder framesOut = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private final LongAdder lost = new LongAdder();

  /** Nanoseconds from {@code sinceNanos} to a Ping that is not answered yet, or NONE. */
  private final AtomicLong pingedAt = new AtomicLong(NONE);

  private final AtomicLong ping = new AtomicLong(NONE);

  PeerMeter(ConnectionInfo connection, PeerInfo peer, long nowNanos) {
    this.connection = connection;
    this.peer = peer;
    this.sinceNanos = nowNanos;
  }

  PeerInfo peer() {
    return peer;
  }

  void received(Message message, long nowNanos) {
    framesIn.increment();
    bytesIn.add(message.frame().length());
    if (message.topic().name().equals(StandardTopics.PONG)) {
      long from = pingedAt.getAndSet(NONE);
      if (from != NONE) {
        ping.set(nowNanos - sinceNanos - from);
      }
    }
  }

  void sent(Message message, long nowNanos) {
    framesOut.increment();
    bytesOut.add(message.frame().length());
    if (message.topic().name().equals(StandardTopics.PING)) {
      // Of two Pings on their way the first is answered first.
      pingedAt.compareAndSet(NONE, nowNanos - sinceNanos);
    }
  }

  void lost() {
    lost.increment();
  }

  PeerActivity activity(long nowNanos) {
    long pingNanos = ping.get();
    return new PeerActivity(
        connection,
        peer,
        Duration.ofNanos(nowNanos - sinceNanos),
        new NodeStats.Traffic(framesIn.sum(), bytesIn.sum(), framesOut.sum(), bytesOut.sum()),
        lost.sum(),
        pingNanos == NONE ? Optional.empty() : Optional.of(Duration.ofNanos(pingNanos)));
  }
}
