package dev.p2p.api;

import java.util.Optional;

/**
 * A connection that was asked for did not come to take part. The text names the address and what
 * happened.
 */
public final class ConnectFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<CloseReason> reason;

  /** Nobody answered at {@code address}. */
  public ConnectFailedException(NodeAddress address, String detail) {
    super(address + ": " + detail);
    this.reason = Optional.empty();
  }

  /** Somebody did, and the connection ended before its handshake did. */
  public ConnectFailedException(NodeAddress address, CloseReason reason) {
    super(address + ": " + reason);
    this.reason = Optional.of(reason);
  }

  /** Why the connection ended; empty if there was none. */
  public Optional<CloseReason> reason() {
    return reason;
  }
}
