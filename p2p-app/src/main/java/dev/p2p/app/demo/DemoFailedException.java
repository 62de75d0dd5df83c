package dev.p2p.app.demo;

/** The nodes of a demonstration did not come together. The message is for users. */
public final class DemoFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  DemoFailedException(String message) {
    super(message);
  }
}
