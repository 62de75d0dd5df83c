package dev.p2p.core.process;

import dev.p2p.api.Message;

/** A message failed because the node has no memory to keep it until its handler answers. */
final class OutOfBudgetException extends Exception {

  private static final long serialVersionUID = 1;

  OutOfBudgetException(Message message) {
    super("no memory to keep %s until its handler answers".formatted(message));
  }
}
