package dev.p2p.core.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * When a peer that is held up is made to pay: a burst now and then is no offence, to be held up for
 * long, or again and again, is one. Time held up adds up, time in between takes away as much; where
 * the sum has reached the patience, the peer pays, at most once a second. Told the time, has no
 * clock.
 *
 * <p><b>Threading:</b> guarded by its owner.
 */
final class FloodWatch {

  private static final long PAYS_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  /**
   * What a peer pays for.
   *
   * @param times how many messages were held up since it last paid, at least 1
   * @param held for how long together
   */
  record Flood(long times, Duration held) {}

  private final long patienceNanos;

  /** Up to when time is accounted for. */
  private long lookedAtNanos;

  private boolean holding;
  private long sumNanos;
  private long paidAtNanos;

  /** Messages held up, and for how long, since it last paid. */
  private long times;

  private long heldNanos;

  /** A peer that was never held up. */
  FloodWatch(Duration patience, long nowNanos) {
    this.patienceNanos = patience.toNanos();
    this.lookedAtNanos = nowNanos;
    this.paidAtNanos = nowNanos - PAYS_EVERY_NANOS;
  }

  /** A message is held up from now on. */
  void begin(long nowNanos) {
    pass(nowNanos);
    holding = true;
    times++;
  }

  /** It is held up no longer. */
  void end(long nowNanos) {
    pass(nowNanos);
    holding = false;
  }

  /** What the peer is to pay for now, if it is. */
  Optional<Flood> look(long nowNanos) {
    pass(nowNanos);
    if (!holding || sumNanos < patienceNanos || nowNanos - paidAtNanos < PAYS_EVERY_NANOS) {
      return Optional.empty();
    }
    // One message that is held up for seconds is paid for in each of them.
    Flood flood = new Flood(Math.max(1, times), Duration.ofNanos(heldNanos));
    times = 0;
    heldNanos = 0;
    paidAtNanos = nowNanos;
    return Optional.of(flood);
  }

  private void pass(long nowNanos) {
    // Reader and ticker ask the time before they come here, and may pass each other on the way.
    long passed = Math.max(0, nowNanos - lookedAtNanos);
    lookedAtNanos += passed;
    if (holding) {
      sumNanos = Math.min(patienceNanos, sumNanos + passed);
      heldNanos += passed;
    } else {
      sumNanos = Math.max(0, sumNanos - passed);
    }
  }
}
