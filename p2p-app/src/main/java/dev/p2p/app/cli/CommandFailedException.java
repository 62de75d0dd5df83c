package dev.p2p.app.cli;

/** A command did not come to its end, for a reason that needs one line and no stack trace. */
final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }
}
