package dev.p2p.api;

import java.time.Instant;
import java.util.Locale;

/**
 * Whose connections are neither accepted nor dialled, and for how long.
 *
 * @param subnet who
 * @param until the end, by the wall clock, to the second; {@link #FOREVER} if there is none
 * @param by who decided it
 * @param reason for people: one line of at most {@link #REASON_MAX} characters; what is longer is
 *     cut, and line breaks and other control characters become spaces
 */
public record Ban(Subnet subnet, Instant until, By by, String reason) {

  /** The end of a ban that has none. */
  public static final Instant FOREVER = Instant.MAX;

  /** The longest reason, in characters. */
  public static final int REASON_MAX = 300;

  /** Who decides a ban. */
  public enum By {
    /** The node itself, by the score of the address. */
    SCORE,
    /** Whoever runs the node, by command or in the saved list. */
    OPERATOR;

    /** As in the saved list: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Cuts the reason to one line, and the end to the second. */
  public Ban {
    until = until.equals(FOREVER) ? FOREVER : Instant.ofEpochSecond(until.getEpochSecond());
    String line = reason.replaceAll("\\p{Cc}", " ").strip();
    reason = line.length() > REASON_MAX ? line.substring(0, REASON_MAX) : line;
  }

  /** The same without an end. */
  public Ban forever() {
    return new Ban(subnet, FOREVER, by, reason);
  }

  /** Whether it is over. */
  public boolean isOver(Instant now) {
    return !until.equals(FOREVER) && !now.isBefore(until);
  }

  /** All of it, for people. */
  @Override
  public String toString() {
    String end = until.equals(FOREVER) ? "for ever" : "until " + until;
    String why = reason.isEmpty() ? "" : ": " + reason;
    return subnet + " " + end + ", by " + by + why;
  }
}
