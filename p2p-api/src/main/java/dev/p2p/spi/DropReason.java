package dev.p2p.spi;

/** Why a message that was queued, or was to be queued, for a peer is not sent. */
public enum DropReason {
  /** It gave way to a newer one in a full outbox. */
  DISPLACED,
  /** The outbox was full and the message not important enough to displace another. */
  REFUSED,
  /** A newer one of its kind took its place. */
  SUPERSEDED,
  /**
   * The node's memory was used up: this peer's queue was among those that held most, or nothing was
   * left that could give way to the message.
   */
  OVER_BUDGET,
  /** It was waiting when the connection ended. */
  CONNECTION_ENDED,
  /** The peer's services do not include its topic. */
  NOT_ROUTED;

  /** Whether the peer misses something by it that was meant for it. */
  public boolean isLoss() {
    return switch (this) {
      case DISPLACED, REFUSED, OVER_BUDGET, CONNECTION_ENDED -> true;
      case SUPERSEDED, NOT_ROUTED -> false;
    };
  }
}
