package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/**
 * TCP over IPv4 and IPv6. Listening on {@code [::]} accepts both where the system does, listening
 * on {@code 0.0.0.0} IPv4 alone.
 *
 * <p><b>Threading:</b> safe to share. Whatever waits here and in the connections and listeners is
 * meant to wait on virtual threads, which give their carriers back meanwhile; platform threads work
 * too. Interrupting a thread that waits closes what it waits on. A name look-up holds its carrier,
 * for which the JDK adds another one meanwhile.
 */
public final class NioTransport implements Transport {

  private final Sockets sockets;
  private final Dialer<Connection> dialer;

  /** A transport with {@link SocketOptions#DEFAULTS}. */
  public NioTransport() {
    this(SocketOptions.DEFAULTS);
  }

  /** A transport whose sockets have these options. */
  public NioTransport(SocketOptions options) {
    this.sockets = new Sockets(options);
    this.dialer = new Dialer<>(InetAddress::getAllByName, this::connect, TimeSource.system());
  }

  @Override
  public Listener listen(NodeAddress local) throws IOException {
    try {
      InetAddress address = InetAddress.getByName(local.host());
      ServerSocketChannel channel = sockets.listen(new InetSocketAddress(address, local.port()));
      return new NioListener(channel, () -> NioConnection.over(sockets.accept(channel)));
    } catch (IOException | UnsupportedOperationException e) {
      throw SocketFailure.at(local, e);
    }
  }

  @Override
  public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
    return dialer.dial(remote, timeout);
  }

  private Connection connect(InetSocketAddress remote, Duration timeout) throws IOException {
    return NioConnection.over(sockets.connect(remote, timeout));
  }
}
