package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;

/** The wording of what goes wrong with sockets: where, and what happened. */
final class SocketFailure {

  private SocketFailure() {}

  /** An exception that says {@code 127.0.0.1:7000: connection refused}. */
  static IOException at(NodeAddress address, Exception cause) {
    return new IOException(address + ": " + describe(cause), cause);
  }

  private static String describe(Exception cause) {
    return switch (cause) {
      case UnknownHostException ignored -> "unknown host";
      case ClosedChannelException ignored -> "closed on this side";
      // What the JDK throws for an IPv6 address on a machine that has none.
      case UnsupportedOperationException ignored -> "no IPv6 on this machine";
      default -> message(cause);
    };
  }

  /** The system's own words, which begin with a capital. */
  private static String message(Exception cause) {
    String message = cause.getMessage();
    if (message == null || message.isEmpty()) {
      return cause.getClass().getSimpleName();
    }
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
