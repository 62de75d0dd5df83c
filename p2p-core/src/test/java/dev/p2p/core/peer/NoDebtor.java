package dev.p2p.core.peer;

import dev.p2p.core.budget.Debtor;

/** Holds nothing, pays nothing, lives for ever. */
final class NoDebtor implements Debtor {

  @Override
  public long gossipBytes() {
    return 0;
  }

  @Override
  public void trimGossip(long bytesMax) {}

  @Override
  public long firmBytes() {
    return 0;
  }

  @Override
  public long returningBytes() {
    return 0;
  }

  @Override
  public boolean isEnded() {
    return false;
  }

  @Override
  public void endOverBudget(String evidence) {
    throw new AssertionError(evidence);
  }
}
