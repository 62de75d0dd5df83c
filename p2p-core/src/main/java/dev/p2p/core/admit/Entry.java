package dev.p2p.core.admit;

import dev.p2p.api.CloseReason;

/** What is to be done about a connection that has arrived. */
public sealed interface Entry {

  /** It comes in. */
  record In() implements Entry {}

  /** It comes in, and another, which counts no more, must be closed for it. */
  record InsteadOf(long number, CloseReason reason) implements Entry {}

  /** It is closed. */
  record No(CloseReason.Refused reason) implements Entry {}
}
