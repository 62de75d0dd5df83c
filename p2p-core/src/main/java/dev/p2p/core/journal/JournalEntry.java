package dev.p2p.core.journal;

import java.util.Optional;

/**
 * Something that happened to a peer.
 *
 * @param kind what
 * @param who to whom
 * @param when when, and how often
 * @param reason the typed reason, one word that can be counted by: {@link
 *     dev.p2p.api.CloseReason#kind}, an {@link dev.p2p.api.Offence} or a {@link
 *     dev.p2p.spi.DropReason}
 * @param evidence of the latest time, for people; it may quote what a peer sent. At most {@value
 *     #EVIDENCE_MAX} characters
 * @param next what the node will do about it, if it said so since
 */
public record JournalEntry(
    EntryKind kind, Party who, Times when, String reason, String evidence, Optional<Plan> next) {

  /** Longer evidence is cut, and ends in three dots. */
  public static final int EVIDENCE_MAX = 500;

  private static final String CUT = "...";

  /** About what an entry takes beside its texts: the record, its parts, its place in the map. */
  private static final int OVERHEAD_BYTES = 400;

  /** Cuts the evidence. */
  public JournalEntry {
    if (evidence.length() > EVIDENCE_MAX) {
      evidence = evidence.substring(0, EVIDENCE_MAX - CUT.length()) + CUT;
    }
  }

  /** Once more, with what is known of it this time; what was planned has come about. */
  JournalEntry again(JournalEntry later) {
    Times both = when.and(later.when.last(), later.when.count());
    return new JournalEntry(kind, later.who, both, reason, later.evidence, Optional.empty());
  }

  boolean standsForManyPorts() {
    return when.count() > 1 && who.isNameless();
  }

  JournalEntry withNext(Plan plan) {
    return new JournalEntry(kind, who, when, reason, evidence, Optional.of(plan));
  }

  /** What it takes in memory, about. */
  int weight() {
    int plan = next.map(given -> given.why().length()).orElse(0);
    return OVERHEAD_BYTES + 2 * (evidence.length() + plan);
  }
}
