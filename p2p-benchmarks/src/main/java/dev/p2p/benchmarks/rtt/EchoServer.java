package dev.p2p.benchmarks.rtt;

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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Writes back what it reads, frame by frame of a fixed size. */
final class EchoServer implements Role {

  private final int frameBytes;
  private final ThreadFactory threads;
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final ServerSocketChannel listener = ServerSocketChannel.open();

  EchoServer(int frameBytes, ThreadFactory threads) throws IOException {
    this.frameBytes = frameBytes;
    this.threads = threads;
  }

  @Override
  public String start(String told) throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    threads.newThread(this::echo).start();
    return "127.0.0.1:" + listener.socket().getLocalPort();
  }

  @Override
  public long count() {
    return count.getAcquire();
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void echo() {
    try (SocketChannel channel = listener.accept()) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ByteBuffer frame = ByteBuffer.allocate(frameBytes);
      while (Frames.readFully(channel, frame.clear())) {
        Frames.writeFully(channel, frame.flip());
        count.setRelease(count.getPlain() + 1);
      }
    } catch (IOException e) {
      failure.compareAndSet(null, "the echo failed: " + e);
    }
  }
}
