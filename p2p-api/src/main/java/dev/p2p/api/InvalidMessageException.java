package dev.p2p.api;

/** A message that could not be made. The text names the topic, the rule and the value. */
public final class InvalidMessageException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public InvalidMessageException(String message) {
    super(message);
  }
}
