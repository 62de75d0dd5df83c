package dev.p2p.transport.nio;

/**
 * What the sockets of a transport are set to.
 *
 * @param tcpNoDelay whether small writes leave at once instead of waiting for more (Nagle's
 *     algorithm off)
 * @param sendBufferBytes room in the system for bytes on their way out of one connection, a hint; 0
 *     leaves the system's choice
 * @param receiveBufferBytes the same for bytes on their way in; 0 leaves the system's choice, which
 *     on most systems grows with the traffic and else does not
 * @param reuseAddress whether a port can be listened on while old connections of it fade away; two
 *     listeners can't share one either way
 * @param backlog connections that may wait to be accepted, a hint, at least 1
 */
public record SocketOptions(
    boolean tcpNoDelay,
    int sendBufferBytes,
    int receiveBufferBytes,
    boolean reuseAddress,
    int backlog) {

  /** No delay, the system's buffers, addresses reused, a backlog of 512. */
  public static final SocketOptions DEFAULTS = new SocketOptions(true, 0, 0, true, 512);

  /** Checks the ranges. */
  public SocketOptions {
    requireAtLeast("sendBufferBytes", 0, sendBufferBytes);
    requireAtLeast("receiveBufferBytes", 0, receiveBufferBytes);
    requireAtLeast("backlog", 1, backlog);
  }

  private static void requireAtLeast(String name, int min, int value) {
    if (value < min) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, min, value));
    }
  }
}
