package dev.p2p.api;

import java.util.Optional;

/**
 * A connection that was asked for did not come to take part. The text names the address and what
 * happened.
 */
public final class ConnectFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<CloseReason> reason;

  /**
   * There was no connection.
   *
   * @param detail what the transport said, which names the address
   */
  public ConnectFailedException(String detail) {
    super(detail);
    this.reason = Optional.empty();
  }

  /** There was one, and it ended before its handshake did; or none was tried, for that reason. */
  public ConnectFailedException(NodeAddress address, CloseReason reason) {
    super(address + ": " + reason.describe());
    this.reason = Optional.of(reason);
  }

  /** Why the connection ended, or was not even tried; empty if there was none. */
  public Optional<CloseReason> reason() {
    return reason;
  }
}
