package dev.p2p.app.frame;

/** A line that can't be answered; the message says rule and value. */
final class BadLineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    // Without a stack trace: it is the user's mistake, and there may be a million of them.
    super(message, null, false, false);
  }
}
