package dev.p2p.testkit.runtime;

import dev.p2p.spi.Actor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes so many turns, and notices if they overlap or don't see each other.
 *
 * <p><b>Threading:</b> as {@link Actor}; any thread asks.
 */
final class CountingActor implements Actor {

  private static final int SPINS = 100;

  private final int turnsMax;
  private final AtomicBoolean inTurn = new AtomicBoolean();

  /** Plain on purpose: the execution must see to it that each turn sees the one before. */
  private int turns;

  private volatile boolean overlapped;
  private volatile boolean ended;
  private volatile boolean calledAgain;

  CountingActor(int turnsMax) {
    this.turnsMax = turnsMax;
  }

  @Override
  public boolean turn() {
    if (!inTurn.compareAndSet(false, true)) {
      overlapped = true;
      return false;
    }
    if (ended) {
      calledAgain = true;
    }
    // A moment, so that a turn that runs beside this one has a chance to be noticed.
    for (int i = 0; i < SPINS; i++) {
      Thread.onSpinWait();
    }
    turns++;
    boolean goOn = turns < turnsMax;
    inTurn.set(false);
    ended |= !goOn;
    return goOn;
  }

  boolean isEnded() {
    return ended || overlapped;
  }

  /** What was wrong; empty if nothing. */
  String fault() {
    if (overlapped) {
      return "two turns overlapped";
    }
    return calledAgain ? "a turn was called after the last" : "";
  }
}
