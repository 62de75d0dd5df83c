package dev.p2p.app.trace;

/** A trace that can't be read, or a message that can't be found in it. The message is for users. */
public final class TraceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TraceException(String message) {
    super(message);
  }
}
