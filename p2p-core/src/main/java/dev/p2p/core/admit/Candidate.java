package dev.p2p.core.admit;

/**
 * A peer that may have to go, as it stood when that came up: merits change while one compares.
 *
 * @param number the higher, the younger
 * @param subnet where it comes from
 * @param pingNanos its shortest, or {@link Merits#UNKNOWN}
 * @param broughtNews whether it ever did
 * @param newsAtNanos when last
 */
record Candidate(long number, String subnet, long pingNanos, boolean broughtNews, long newsAtNanos)
    implements Visitor {

  static Candidate of(Guest guest, Merits merits) {
    return new Candidate(
        guest.number(),
        guest.subnet(),
        merits.shownPingNanos(),
        merits.hasBroughtNews(),
        merits.newsAtNanos());
  }

  boolean hasPing() {
    return pingNanos != Merits.UNKNOWN;
  }
}
