package dev.p2p.simulator.scenario;

import dev.p2p.simulator.time.SeededRandom;
import java.util.BitSet;

/** Nodes chosen by lot. */
final class Lots {

  private Lots() {}

  /** {@code count} of the numbers from 0 to below {@code bound}, which is at least that. */
  static BitSet choose(int count, int bound, SeededRandom random) {
    BitSet chosen = new BitSet(bound);
    while (chosen.cardinality() < count) {
      chosen.set(random.below(bound));
    }
    return chosen;
  }
}
