package dev.p2p.api;

import java.time.Duration;

/**
 * Why a connection ended. Every connection ends with exactly one of these: whichever thread meets
 * the end first decides.
 */
public sealed interface CloseReason {

  /** This node is stopping. */
  record LocalShutdown() implements CloseReason {}

  /** A component of this node asked for it. */
  record ClosedByApplication() implements CloseReason {}

  /** The peer ended the stream, between two frames. */
  record RemoteClosed() implements CloseReason {}

  /**
   * The connection broke: reset, unreachable, ended inside a frame.
   *
   * @param detail what the transport said
   */
  record ConnectionFailed(String detail) implements CloseReason {}

  /**
   * The peer was not admitted, whatever it said.
   *
   * @param cause which limit
   * @param detail the value and the limit, for people
   */
  record Refused(RefusalCause cause, String detail) implements CloseReason {}

  /**
   * The opening exchange did not come to its end.
   *
   * @param cause at what
   * @param detail what was expected and what came, for people
   */
  record HandshakeFailed(HandshakeFailure cause, String detail) implements CloseReason {}

  /**
   * The peer sent what no correct node sends.
   *
   * @param violation which rule, with the evidence
   */
  record ProtocolViolation(Violation violation) implements CloseReason {}

  /**
   * The peer does not take what it is sent.
   *
   * @param cause how it showed
   * @param detail what waited, for how long, for people
   */
  record Slow(SlowCause cause, String detail) implements CloseReason {}

  /**
   * Nothing came from the peer, not even an answer to a Ping.
   *
   * @param silence for how long
   */
  record Silent(Duration silence) implements CloseReason {}

  /**
   * The score of the peer's address is beyond what is put up with.
   *
   * @param detail the score, the limit and the last offences, for people
   */
  record Misbehaved(String detail) implements CloseReason {}

  /**
   * The peer's address is banned, by its score or by an operator.
   *
   * @param detail what is banned, until when and why, for people
   */
  record Banned(String detail) implements CloseReason {}

  /**
   * The peer made room for another; it did nothing wrong.
   *
   * @param detail among whom it was chosen, and by what, for people
   */
  record Evicted(String detail) implements CloseReason {}

  /** The connection was to find out whether a node can be reached at the address: it can. */
  record AddressTested() implements CloseReason {}

  /**
   * A defect of this node.
   *
   * @param detail the exception
   */
  record InternalDefect(String detail) implements CloseReason {}

  /** Which limit an arriving connection met. */
  enum RefusalCause {
    /** As many inbound connections as are allowed are open. */
    INBOUND_FULL,
    /** Its address is banned. */
    BANNED,
    /** As many inbound connections as are allowed are open to its address. */
    ADDRESS_FULL,
    /** As many inbound connections as are allowed are open to its subnet. */
    SUBNET_FULL,
    /** As many inbound connections as are allowed are in their handshake. */
    HANDSHAKES_FULL,
    /** The other end is this node itself. */
    SELF_CONNECTION,
    /** The same peer is connected already, by the connection that both sides prefer. */
    DUPLICATE_CONNECTION
  }

  /** At what an opening exchange can fail. */
  enum HandshakeFailure {
    /** It took longer than allowed. */
    TIMED_OUT,
    /** The peer's version has another major number. */
    VERSION_MISMATCH,
    /** The peer's services are not accepted. */
    UNKNOWN_SERVICES,
    /** Another message came than the step calls for. */
    UNEXPECTED_MESSAGE,
    /** The stream ended before the exchange did. */
    ENDED_EARLY
  }

  /** How slowness shows. */
  enum SlowCause {
    /** A write moved no byte for the stall limit. */
    WRITE_STALLED,
    /** Messages and answers meant for this peer alone exceeded the bound of bytes. */
    DIRECTED_OVERFLOW,
    /**
     * The gossip ring was full for too long, or a topic that must not be dropped met a full one.
     */
    GOSSIP_OVERFLOW,
    /** Answers were pending for the stall limit and none was finished. */
    ANSWERS_STALLED,
    /**
     * The node's memory was used up, and of what can't be dropped this peer held the most; or it
     * needed memory, and there was none to be had.
     */
    OVER_BUDGET
  }

  /** The name by which reasons are counted and shown, such as {@code ProtocolViolation}. */
  default String kind() {
    return switch (this) {
      case LocalShutdown ignored -> "LocalShutdown";
      case ClosedByApplication ignored -> "ClosedByApplication";
      case RemoteClosed ignored -> "RemoteClosed";
      case ConnectionFailed ignored -> "ConnectionFailed";
      case Refused refused -> "Refused." + refused.cause();
      case HandshakeFailed failed -> "HandshakeFailed." + failed.cause();
      case ProtocolViolation violated -> "ProtocolViolation." + violated.violation().kind();
      case Slow slow -> "Slow." + slow.cause();
      case Silent ignored -> "Silent";
      case Misbehaved ignored -> "Misbehaved";
      case Banned ignored -> "Banned";
      case Evicted ignored -> "Evicted";
      case AddressTested ignored -> "AddressTested";
      case InternalDefect ignored -> "InternalDefect";
    };
  }

  /** The kind and the evidence, for people. */
  default String describe() {
    return switch (this) {
      case ConnectionFailed(var detail) -> kind() + ": " + detail;
      case Refused(var ignored, var detail) -> kind() + ": " + detail;
      case HandshakeFailed(var ignored, var detail) -> kind() + ": " + detail;
      case ProtocolViolation(var violation) -> kind() + ": " + violation.detail();
      case Slow(var ignored, var detail) -> kind() + ": " + detail;
      case Silent(var silence) -> kind() + ": nothing came for " + silence.toMillis() + " ms";
      case Misbehaved(var detail) -> kind() + ": " + detail;
      case Banned(var detail) -> kind() + ": " + detail;
      case Evicted(var detail) -> kind() + ": " + detail;
      case AddressTested ignored -> kind();
      case InternalDefect(var detail) -> kind() + ": " + detail;
      case LocalShutdown ignored -> kind();
      case ClosedByApplication ignored -> kind();
      case RemoteClosed ignored -> kind();
    };
  }

  /** Whether the peer is to blame. */
  default boolean isPeerFault() {
    return switch (this) {
      case ProtocolViolation ignored -> true;
      case HandshakeFailed ignored -> true;
      case Slow ignored -> true;
      case Silent ignored -> true;
      case Misbehaved ignored -> true;
      case Banned ignored -> true;
      case Evicted ignored -> false;
      case AddressTested ignored -> false;
      case LocalShutdown ignored -> false;
      case ClosedByApplication ignored -> false;
      case RemoteClosed ignored -> false;
      case ConnectionFailed ignored -> false;
      case Refused ignored -> false;
      case InternalDefect ignored -> false;
    };
  }
}
