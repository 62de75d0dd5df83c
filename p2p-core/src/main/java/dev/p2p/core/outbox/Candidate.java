package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Need;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into a gossip ring: all that must be found out before the outbox is locked,
 * as it runs the application's code, or makes room in other outboxes.
 *
 * <p><b>Threading:</b> immutable; confined to whoever offers it.
 *
 * @param kind of which at most one waits; null if it has none
 * @param held whether it is charged for: there was memory
 */
record Candidate(Message message, @Nullable Kind kind, boolean held) {

  /** Charges for a message that is to wait. */
  static Candidate of(Message message, Kinds kinds, ByteBudget budget) {
    Kind kind = kinds.of(message);
    return new Candidate(message, kind, budget.hold(message, Need.GOSSIP));
  }

  /** Whether its peer must go if there is no room for it. */
  boolean insists() {
    return held && message.topic().policy().overflow() == OverflowPolicy.DISCONNECT;
  }

  /** Lets go of it before it was taken in. */
  Offer turnAway(ByteBudget budget) {
    if (held) {
      budget.letGo(message);
    }
    return Offer.REFUSED;
  }
}
