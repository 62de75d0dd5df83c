package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/**
 * A TCP connection.
 *
 * <p><b>Threading:</b> as the port says. The channel does the waking: closing it ends whatever
 * waits on it, and does not wait for that itself.
 */
final class NioConnection implements Connection {

  /**
   * Most bytes of one call. The JDK copies what it is given in heap buffers to native memory of the
   * same size, all of it and whether the socket takes it or not, and keeps that memory per carrier
   * thread.
   */
  static final int BYTES_PER_CALL_MAX = 256 << 10;

  private final SocketChannel channel;
  private final NodeAddress remote;
  private final NodeAddress local;

  private NioConnection(SocketChannel channel, NodeAddress remote, NodeAddress local) {
    this.channel = channel;
    this.remote = remote;
    this.local = local;
  }

  /** Takes over a connected channel in blocking mode; closes it if that fails. */
  static NioConnection over(SocketChannel channel) throws IOException {
    try {
      return new NioConnection(
          channel, nodeAddress(channel.getRemoteAddress()), nodeAddress(channel.getLocalAddress()));
    } catch (IOException | RuntimeException e) {
      QuietClose.close(channel);
      throw e;
    }
  }

  @Override
  public NodeAddress remoteAddress() {
    return remote;
  }

  @Override
  public NodeAddress localAddress() {
    return local;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!target.hasRemaining()) {
      throw new IllegalArgumentException("target must have room for at least 1 byte, had 0");
    }
    int limit = target.limit();
    target.limit(target.position() + Math.min(target.remaining(), BYTES_PER_CALL_MAX));
    try {
      return channel.read(target);
    } catch (IOException e) {
      throw SocketFailure.at(remote, e);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public long write(ByteBuffer[] sources, int count) throws IOException {
    Objects.checkFromIndexSize(0, count, sources.length);
    int room = BYTES_PER_CALL_MAX;
    int fitting = 0;
    while (fitting < count && sources[fitting].remaining() <= room) {
      room -= sources[fitting].remaining();
      fitting++;
    }
    try {
      return fitting == count
          ? writeAll(sources, count, BYTES_PER_CALL_MAX - room)
          : writeUpTo(room, sources, fitting);
    } catch (IOException e) {
      throw SocketFailure.at(remote, e);
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      throw SocketFailure.at(remote, e);
    }
  }

  @Override
  public void close() {
    QuietClose.close(channel);
  }

  @Override
  public String toString() {
    return local + " to " + remote;
  }

  private long writeAll(ByteBuffer[] sources, int count, int bytes) throws IOException {
    if (bytes == 0) {
      throw new IllegalArgumentException(
          "sources must have at least 1 byte, the first %d had 0".formatted(count));
    }
    return channel.write(sources, 0, count);
  }

  /** Writes the sources before {@code last} and {@code room} bytes of that one. */
  private long writeUpTo(int room, ByteBuffer[] sources, int last) throws IOException {
    ByteBuffer cut = sources[last];
    int limit = cut.limit();
    cut.limit(cut.position() + room);
    try {
      return channel.write(sources, 0, last + 1);
    } finally {
      cut.limit(limit);
    }
  }

  private static NodeAddress nodeAddress(SocketAddress address) {
    return NodeAddress.of((InetSocketAddress) address);
  }
}
