package dev.p2p.transport.nio;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Opens sockets with the options of a transport. One that fails on the way is closed again.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
final class Sockets {

  /** The longest wait the JDK can express here, 24 days. */
  private static final Duration TIMEOUT_MAX = Duration.ofMillis(Integer.MAX_VALUE);

  private static final int NANOS_PER_MILLI = 1_000_000;

  private final SocketOptions options;

  Sockets(SocketOptions options) {
    this.options = options;
  }

  /** Starts to listen. */
  ServerSocketChannel listen(InetSocketAddress local) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(familyOf(local));
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, options.reuseAddress());
      // Accepted sockets inherit it; set on them it would come too late to widen the TCP window.
      setSize(channel, StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
      return channel.bind(local, options.backlog());
    } catch (IOException | RuntimeException e) {
      QuietClose.close(channel);
      throw e;
    }
  }

  /** Waits for the next connection. */
  SocketChannel accept(ServerSocketChannel listening) throws IOException {
    SocketChannel channel = listening.accept();
    try {
      configure(channel);
      return channel;
    } catch (IOException | RuntimeException e) {
      QuietClose.close(channel);
      throw e;
    }
  }

  /**
   * Connects; waits until the connection stands.
   *
   * @param timeout positive; rounded up to milliseconds
   */
  SocketChannel connect(InetSocketAddress remote, Duration timeout) throws IOException {
    SocketChannel channel = SocketChannel.open(familyOf(remote));
    try {
      configure(channel);
      setSize(channel, StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
      // The channel itself has no connect with a time-out; its adaptor has, parks a virtual thread
      // while it waits, and leaves the channel in blocking mode.
      channel.socket().connect(remote, millis(timeout));
      return channel;
    } catch (SocketTimeoutException e) {
      QuietClose.close(channel);
      throw timedOut(timeout, e);
    } catch (IOException | RuntimeException e) {
      QuietClose.close(channel);
      throw e;
    }
  }

  private void configure(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, options.tcpNoDelay());
    setSize(channel, StandardSocketOptions.SO_SNDBUF, options.sendBufferBytes());
  }

  private static void setSize(NetworkChannel channel, SocketOption<Integer> option, int bytes)
      throws IOException {
    if (bytes > 0) {
      channel.setOption(option, bytes);
    }
  }

  /** An IPv6 socket takes IPv4 addresses too, but would make 0.0.0.0 the wildcard of both. */
  private static StandardProtocolFamily familyOf(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address
        ? StandardProtocolFamily.INET6
        : StandardProtocolFamily.INET;
  }

  private static int millis(Duration time) {
    return time.compareTo(TIMEOUT_MAX) >= 0
        ? Integer.MAX_VALUE
        : (int) time.plusNanos(NANOS_PER_MILLI - 1).toMillis();
  }

  private static SocketTimeoutException timedOut(Duration timeout, SocketTimeoutException cause) {
    var exception = new SocketTimeoutException("timed out after %d ms".formatted(millis(timeout)));
    exception.initCause(cause);
    return exception;
  }
}
