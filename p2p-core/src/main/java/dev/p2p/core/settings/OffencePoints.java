package dev.p2p.core.settings;

import dev.p2p.api.Offence;

/**
 * What offences cost, in points, each at least 0. Of what is done several times at once the first
 * time costs as much, and so does each doubling: 128 times cost eight times as much as one.
 *
 * @param rejectedMessage of {@link Offence#REJECTED_MESSAGE}; nodes pass on what they found good,
 *     so that this is the one that correct nodes don't commit
 * @param flood of {@link Offence#FLOOD}, each second of it
 * @param inventoryFlood of {@link Offence#INVENTORY_FLOOD} and {@link Offence#ADDRESS_FLOOD}: of
 *     naming more than one may
 * @param falseInventory of {@link Offence#FALSE_INVENTORY}; a slow link can bring it about
 * @param uselessRequests of {@link Offence#USELESS_REQUESTS}
 * @param unaskedAnswer of {@link Offence#UNASKED_ANSWER}
 */
public record OffencePoints(
    int rejectedMessage,
    int flood,
    int inventoryFlood,
    int falseInventory,
    int uselessRequests,
    int unaskedAnswer) {

  /** 10 for a rejected message, 1 for everything else. */
  public static final OffencePoints DEFAULTS = new OffencePoints(10, 1, 1, 1, 1, 1);

  /** Checks the ranges. */
  public OffencePoints {
    Require.atLeast("rejectedMessage", 0, rejectedMessage);
    Require.atLeast("flood", 0, flood);
    Require.atLeast("inventoryFlood", 0, inventoryFlood);
    Require.atLeast("falseInventory", 0, falseInventory);
    Require.atLeast("uselessRequests", 0, uselessRequests);
    Require.atLeast("unaskedAnswer", 0, unaskedAnswer);
  }

  /** What an offence costs that was committed {@code count} times at once, at least 1. */
  public long of(Offence offence, long count) {
    int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(count);
    return (long) once(offence) * (1 + doublings);
  }

  private int once(Offence offence) {
    return switch (offence) {
      case REJECTED_MESSAGE -> rejectedMessage;
      case FLOOD -> flood;
      case INVENTORY_FLOOD, ADDRESS_FLOOD -> inventoryFlood;
      case FALSE_INVENTORY -> falseInventory;
      case USELESS_REQUESTS -> uselessRequests;
      case UNASKED_ANSWER -> unaskedAnswer;
    };
  }
}
