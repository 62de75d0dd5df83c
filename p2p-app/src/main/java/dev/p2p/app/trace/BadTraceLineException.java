package dev.p2p.app.trace;

/** A line that is none of a trace's; the message says key, rule and value. */
final class BadTraceLineException extends Exception {

  private static final long serialVersionUID = 1L;

  BadTraceLineException(String message) {
    super(message);
  }
}
