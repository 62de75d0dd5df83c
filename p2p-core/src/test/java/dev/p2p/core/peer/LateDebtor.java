package dev.p2p.core.peer;

import dev.p2p.core.budget.Debtor;
import java.util.function.LongSupplier;

/** Holds what a Reader does; once it has ended, about to give that back. */
final class LateDebtor implements Debtor {

  volatile LongSupplier held = () -> 0;
  volatile String evidence = "";

  @Override
  public long gossipBytes() {
    return 0;
  }

  @Override
  public void trimGossip(long bytesMax) {}

  @Override
  public long firmBytes() {
    return held.getAsLong();
  }

  @Override
  public long returningBytes() {
    return isEnded() ? held.getAsLong() : 0;
  }

  @Override
  public boolean isEnded() {
    return !evidence.isEmpty();
  }

  @Override
  public void endOverBudget(String why) {
    evidence = why;
  }
}
