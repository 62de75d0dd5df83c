package dev.p2p.core.budget;

import java.util.function.Supplier;

/**
 * The memory one Reader has on its peer's account.
 *
 * <p><b>Threading:</b> confined to the Reader, which alone waits; any thread may ask how much it
 * is.
 */
public final class Reservation {

  private final ByteBudget budget;
  private final Supplier<Debtor> debtor;
  private volatile long bytes;

  /** What was awaited last. */
  private long wanted;

  private Need need = Need.INCOMING;

  /** Nothing yet, on the account of {@code debtor}, who is not asked for before it is needed. */
  public Reservation(ByteBudget budget, Supplier<Debtor> debtor) {
    this.budget = budget;
    this.debtor = debtor;
  }

  /** How much it is now. */
  public long bytes() {
    return bytes;
  }

  /**
   * Makes it {@code more} than it is, making room if need be.
   *
   * @return {@link Charge#REFUSED} too if the debtor has ended
   */
  public Charge grow(long more, Need what) {
    wanted = more - bytes;
    need = what;
    if (debtor.get().isEnded()) {
      return Charge.REFUSED;
    }
    Charge charge = budget.charge(wanted, what, debtor.get());
    if (charge == Charge.TAKEN) {
      bytes = more;
    }
    return charge;
  }

  /** Makes it {@code more} than it is if half of the budget is free; false if it is not. */
  public boolean growIfSpare(long more) {
    boolean grew = budget.tryChargeSpare(more - bytes);
    if (grew) {
      bytes = more;
    }
    return grew;
  }

  /** Makes it {@code less} than it is. */
  public void shrink(long less) {
    long before = bytes;
    bytes = less;
    budget.credit(before - less);
  }

  /** Waits until it is worth trying again to grow, after that was {@link Charge#AWAITED}. */
  public void awaitRoom() {
    budget.waits().await(this::isWorthTrying);
  }

  /** Whether {@link #awaitRoom} would not wait. */
  public boolean isWorthTrying() {
    return debtor.get().isEnded() || budget.isWorthTrying(wanted, need);
  }
}
