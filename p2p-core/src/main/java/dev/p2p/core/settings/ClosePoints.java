package dev.p2p.core.settings;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.CloseReason.HandshakeFailure;
import dev.p2p.api.Direction;

/**
 * What it costs, in points, to have a connection end by one's own fault, each at least 0.
 *
 * @param violation by {@link CloseReason.ProtocolViolation}
 * @param handshake by {@link CloseReason.HandshakeFailed}, if the peer dialled and did not just go
 *     away: whom we dial and who does not want us is no offender
 * @param slow by {@link CloseReason.Slow}; a slow link is no offence, but costs memory
 * @param silent by {@link CloseReason.Silent}
 */
public record ClosePoints(int violation, int handshake, int slow, int silent) {

  /** 70, 10, 5, 2. */
  public static final ClosePoints DEFAULTS = new ClosePoints(70, 10, 5, 2);

  /** Checks the ranges. */
  public ClosePoints {
    Require.atLeast("violation", 0, violation);
    Require.atLeast("handshake", 0, handshake);
    Require.atLeast("slow", 0, slow);
    Require.atLeast("silent", 0, silent);
  }

  /** What an end costs. */
  public int of(CloseReason reason, Direction direction) {
    return switch (reason) {
      case CloseReason.ProtocolViolation ignored -> violation;
      case HandshakeFailed(var cause, var ignored) -> {
        boolean wentAway = cause == HandshakeFailure.ENDED_EARLY;
        yield direction == Direction.INBOUND && !wentAway ? handshake : 0;
      }
      case CloseReason.Slow ignored -> slow;
      case CloseReason.Silent ignored -> silent;
      // What was decided by the score does not count once more.
      case CloseReason.Misbehaved ignored -> 0;
      case CloseReason.Banned ignored -> 0;
      case CloseReason.LocalShutdown ignored -> 0;
      case CloseReason.ClosedByApplication ignored -> 0;
      case CloseReason.RemoteClosed ignored -> 0;
      case CloseReason.ConnectionFailed ignored -> 0;
      case CloseReason.Refused ignored -> 0;
      case CloseReason.Evicted ignored -> 0;
      case CloseReason.AddressTested ignored -> 0;
      case CloseReason.InternalDefect ignored -> 0;
    };
  }
}
