package dev.p2p.testcontainers;

/**
 * A node that answers, and not what was asked for; the message says what broke which rule, and the
 * value that did.
 */
public final class NodeRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  NodeRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status of HTTP, from 400: 409 for what was published before, 504 for no answer in time. */
  public int status() {
    return status;
  }
}
