package dev.p2p.core.discover;

import dev.p2p.core.peer.Peer;

/**
 * What passed between this node and a peer about addresses.
 *
 * <p><b>Threading:</b> guarded by the lock of the exchange.
 */
final class Acquaintance {

  /** Penalties after the first are put together: so many addresses make one. */
  private static final long PENALISED_TOGETHER = 100;

  private final Peer peer;
  private boolean asked;
  private long askedAtNanos;
  private boolean answered;
  private long answeredAtNanos;
  private long tooMany;

  Acquaintance(Peer peer) {
    this.peer = peer;
  }

  Peer peer() {
    return peer;
  }

  /** Whether it may be asked, who was not within {@code everyNanos}; then it counts as asked. */
  boolean ask(long everyNanos, long nowNanos) {
    boolean may = !asked || nowNanos - askedAtNanos >= everyNanos;
    if (may) {
      asked = true;
      askedAtNanos = nowNanos;
    }
    return may;
  }

  /** Whether it is answered, likewise. */
  boolean answer(long everyNanos, long nowNanos) {
    boolean may = !answered || nowNanos - answeredAtNanos >= everyNanos;
    if (may) {
      answered = true;
      answeredAtNanos = nowNanos;
    }
    return may;
  }

  /** It named one more than it may; for how many it is to pay now. */
  long oneTooMany() {
    tooMany++;
    if (tooMany == 1) {
      return 1;
    }
    return (tooMany - 1) % PENALISED_TOGETHER == 0 ? PENALISED_TOGETHER : 0;
  }
}
