package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A TCP port that is listened on.
 *
 * <p><b>Threading:</b> as the port says: closing the channel wakes a thread that waits for a
 * connection, the latch one that pauses after a failure.
 */
final class NioListener implements Listener {

  private final ServerSocketChannel channel;
  private final NodeAddress local;
  private final Acceptor<Connection> acceptor;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Takes over a bound channel in blocking mode.
   *
   * @param source takes connections from {@code channel}
   */
  NioListener(ServerSocketChannel channel, Acceptor.Source<Connection> source) throws IOException {
    this.channel = channel;
    this.local = NodeAddress.of((InetSocketAddress) channel.getLocalAddress());
    this.acceptor = new Acceptor<>(source, this::closesWithin);
  }

  @Override
  public NodeAddress localAddress() {
    return local;
  }

  @Override
  public Optional<Connection> accept() throws IOException {
    try {
      return acceptor.accept();
    } catch (IOException e) {
      throw SocketFailure.at(local, e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    QuietClose.close(channel);
  }

  @Override
  public String toString() {
    return "listener on " + local;
  }

  private boolean closesWithin(Duration time) throws InterruptedIOException {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
