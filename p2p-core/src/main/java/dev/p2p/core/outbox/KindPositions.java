package dev.p2p.core.outbox;

import dev.p2p.core.budget.ByteBudget;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a lane the message of each kind waits. Pays for its memory in steps that double, before
 * it is taken.
 *
 * <p><b>Threading:</b> guarded by the lock of its outbox.
 */
final class KindPositions {

  /** An entry of the map, its position, the kind with its key, and the lane's record of it. */
  static final int ENTRY_BYTES = 176;

  private static final int FIRST_STEP = 16;

  private final ByteBudget budget;
  private final Map<Kind, Long> positions = new HashMap<>();
  private int paid;

  KindPositions(ByteBudget budget) {
    this.budget = budget;
  }

  @Nullable Long find(Kind kind) {
    return positions.get(kind);
  }

  /** Pays for one more entry; false if there is no room. */
  boolean pay() {
    if (positions.size() < paid) {
      return true;
    }
    int step = Math.max(FIRST_STEP, paid);
    boolean fits = budget.tryCharge((long) step * ENTRY_BYTES);
    if (fits) {
      paid += step;
    }
    return fits;
  }

  /** Notes where the message of a kind waits; paid for, unless another one of it is noted. */
  void put(Kind kind, long position) {
    // With its key, which may be a part of the message that waited there before.
    positions.remove(kind);
    positions.put(kind, position);
  }

  void remove(Kind kind) {
    positions.remove(kind);
  }

  /** Gives back what it paid; to be used no more. */
  void close() {
    budget.credit((long) paid * ENTRY_BYTES);
    paid = 0;
  }
}
