package dev.p2p.benchmarks.fanout;

import dev.p2p.api.Bytes;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.benchmarks.process.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A virtual thread for each peer that writes frames of the same size, in batches as large as a
 * Writer's, as fast as that peer takes them. It makes no messages; what it counts is frames.
 */
final class PlainPublisher implements Role {

  private static final int BATCH = 64;
  private static final int BATCH_BYTES_MAX = 256 << 10;

  private final byte[] frame;
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private volatile boolean running = true;

  PlainPublisher(int bytes) throws IOException {
    this.frame =
        OurNodes.wire()
            .with(OurNodes.TOPIC)
            .frames()
            .encode(OurNodes.TOPIC, Bytes.wrap(new byte[bytes]), 0)
            .frame()
            .toByteArray();
  }

  @Override
  public String start(String told) throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().name("acceptor").start(this::accept);
    return "127.0.0.1:" + listener.socket().getLocalPort();
  }

  @Override
  public long count() {
    return count.get();
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    running = false;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (running) {
        SocketChannel peer = listener.accept();
        Thread.ofVirtual().name("writer").start(() -> write(peer));
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void write(SocketChannel peer) {
    try (peer) {
      peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ByteBuffer[] batch = new ByteBuffer[Math.clamp(BATCH_BYTES_MAX / frame.length, 1, BATCH)];
      for (int i = 0; i < batch.length; i++) {
        batch[i] = ByteBuffer.wrap(frame.clone());
      }
      long next = 0;
      while (running) {
        for (ByteBuffer one : batch) {
          one.clear().putLong(OurNodes.overheadBytes(), next++);
        }
        while (batch[batch.length - 1].hasRemaining()) {
          peer.write(batch);
        }
        count.addAndGet(batch.length);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    if (running) {
      failure.compareAndSet(null, "writing failed: " + e);
    }
  }
}
