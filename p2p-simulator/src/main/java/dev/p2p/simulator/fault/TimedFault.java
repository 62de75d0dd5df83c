package dev.p2p.simulator.fault;

import dev.p2p.simulator.text.Quantity;
import java.time.Duration;

/**
 * A fault and its moment.
 *
 * @param at how long after the script began to play, at least 0
 */
public record TimedFault(Duration at, Fault fault) {

  /** Checks the range. */
  public TimedFault {
    if (at.isNegative()) {
      throw new IllegalArgumentException("the time must be at least 0s, was " + Quantity.print(at));
    }
  }

  /** As in a script. */
  @Override
  public String toString() {
    return Quantity.print(at) + " " + fault;
  }
}
