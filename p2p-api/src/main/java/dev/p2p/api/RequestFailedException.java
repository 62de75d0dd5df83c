package dev.p2p.api;

import java.util.Optional;

/**
 * A question that has no answer and will have none. The text names the peer, the topic, the rule
 * and the value.
 */
public final class RequestFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Optional<CloseReason> closeReason;

  /** Why. */
  public enum Reason {
    /** The time given was over before the answer came, or before it was this question's turn. */
    TIMED_OUT,
    /** The connection has ended, or is about to. */
    PEER_GONE,
    /** As many questions to this peer are open as may be, or as many bytes of them. */
    TOO_MANY,
    /** The peer's services do not include the question's topic, or its answer's. */
    NOT_ROUTED,
    /** The topic is not one that asks. */
    NO_PAIR,
    /** Whoever waits for the answer holds the thread that would read it. */
    WOULD_DEADLOCK
  }

  /**
   * The question failed and the peer is still there.
   *
   * @param detail peer, topic, rule and value
   */
  public RequestFailedException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
    this.closeReason = Optional.empty();
  }

  /**
   * The peer is gone.
   *
   * @param detail peer and topic
   */
  public RequestFailedException(String detail, CloseReason closeReason) {
    super(detail + ": " + closeReason.describe());
    this.reason = Reason.PEER_GONE;
    this.closeReason = Optional.of(closeReason);
  }

  /** Why, in one word. */
  public Reason reason() {
    return reason;
  }

  /** Why the connection ended; empty unless {@link Reason#PEER_GONE}. */
  public Optional<CloseReason> closeReason() {
    return closeReason;
  }
}
