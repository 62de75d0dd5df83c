package dev.p2p.benchmarks.connections;

import dev.p2p.benchmarks.link.Loopback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the same threads cost without a node: for each connection a virtual thread that waits in a
 * read, with a buffer of 1 KiB, and one that waits for something to write. It says nothing either.
 */
final class PlainServer implements Host.Server {

  private static final int BUFFER_BYTES = 1 << 10;

  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final AtomicInteger connected = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch all;

  PlainServer(int peers) throws IOException {
    this.all = new CountDownLatch(peers);
  }

  @Override
  public String listen() throws IOException {
    String address = Loopback.listen(listener);
    Thread.ofVirtual().name("acceptor").start(this::accept);
    return address;
  }

  @Override
  public int connected() {
    return connected.get();
  }

  @Override
  public boolean awaitConnected(int count, Duration limit) throws InterruptedException {
    return all.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    listener.close();
  }

  private void accept() {
    try {
      while (listener.isOpen()) {
        SocketChannel channel = listener.accept();
        Thread.ofVirtual().name("reader").start(() -> read(channel));
        Thread.ofVirtual().name("writer").start(this::awaitWork);
        connected.incrementAndGet();
        all.countDown();
      }
    } catch (IOException e) {
      end.countDown();
    }
  }

  private static void read(SocketChannel channel) {
    try (channel) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (channel.read(buffer) >= 0) {
        buffer.clear();
      }
    } catch (IOException e) {
      // The peers' process has ended: so has this one's work.
    }
  }

  private void awaitWork() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
