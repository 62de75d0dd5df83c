package dev.p2p.app.console;

/** A line that can't be used. The message is for users: it names where, the rule and the value. */
public final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    super(message);
  }
}
