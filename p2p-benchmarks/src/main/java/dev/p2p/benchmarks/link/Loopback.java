package dev.p2p.benchmarks.link;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Plain sockets within this machine: what contenders without a protocol listen with and dial. */
public final class Loopback {

  /** Connections that may wait to be accepted: more than light peers dial at a time. */
  private static final int BACKLOG = 512;

  private Loopback() {}

  /** Listens at a port that is free, and says where: as a role tells the next. */
  public static String listen(ServerSocketChannel listener) throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    return "127.0.0.1:" + listener.socket().getLocalPort();
  }

  /** Connects to where a role said that it listens; what is written leaves at once. */
  public static void connect(SocketChannel channel, String address) throws IOException {
    NodeAddress remote = NodeAddress.parse(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.connect(new InetSocketAddress(remote.host(), remote.port()));
  }
}
