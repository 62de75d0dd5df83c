package dev.p2p.fuzz;

import java.util.List;

/**
 * What a handler is to do.
 *
 * @param answers how many answers it gives, where it gives any
 */
record ScriptedOutcome(Kind kind, int answers) {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int ANSWERS_MAX = 4;

  /** The ways a handler, or its stage, may end. */
  enum Kind {
    ACCEPT,
    IGNORE,
    REJECT,
    THROW,
    NOTHING,
    LATER
  }

  static ScriptedOutcome next(Input input) {
    return new ScriptedOutcome(input.nextOf(KINDS), input.nextBelow(ANSWERS_MAX));
  }
}
