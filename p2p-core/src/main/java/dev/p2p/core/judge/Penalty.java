package dev.p2p.core.judge;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.spi.NodeEvent;
import java.time.Instant;

/**
 * What an address was made to pay, and for what.
 *
 * @param at when, by the wall clock
 * @param what the {@link dev.p2p.api.Offence}, or the kind of {@link CloseReason}
 * @param count how many times at once
 * @param points what all of it cost
 * @param detail the evidence, for people: one line of at most {@link #DETAIL_MAX} characters, to
 *     which it is cut
 */
public record Penalty(Instant at, String what, long count, long points, String detail) {

  /** The longest evidence, in characters: it is kept, and a peer has a say in it. */
  public static final int DETAIL_MAX = 120;

  /** Cuts the detail to one line. */
  public Penalty {
    String line = detail.replaceAll("\\p{Cc}", " ").strip();
    detail = line.length() > DETAIL_MAX ? line.substring(0, DETAIL_MAX) : line;
  }

  static Penalty of(NodeEvent.Penalised offence, PenaltySettings settings, Instant at) {
    return new Penalty(
        at,
        offence.offence().name(),
        offence.count(),
        settings.offences().of(offence.offence(), offence.count()),
        offence.detail());
  }

  static Penalty of(CloseReason end, Direction direction, PenaltySettings settings, Instant at) {
    return new Penalty(at, end.kind(), 1, settings.closes().of(end, direction), end.describe());
  }

  /** What and how much, for people. */
  @Override
  public String toString() {
    String times = count == 1 ? "" : " x " + count;
    return "%d for %s%s (%s)".formatted(points, what, times, detail);
  }
}
