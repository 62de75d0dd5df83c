package dev.p2p.app.ask;

/** A node gave no answer; the message says what was asked, where, and what came instead. */
public final class AskFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean mistake;

  private AskFailedException(String message, boolean mistake) {
    super(message);
    this.mistake = mistake;
  }

  /** The node, or what is in its place, is to blame. */
  static AskFailedException failure(String message) {
    return new AskFailedException(message, false);
  }

  /** The node did not understand what it was asked. */
  static AskFailedException mistake(String message) {
    return new AskFailedException(message, true);
  }

  /** Whether whoever asked is to blame. */
  public boolean isMistake() {
    return mistake;
  }
}
