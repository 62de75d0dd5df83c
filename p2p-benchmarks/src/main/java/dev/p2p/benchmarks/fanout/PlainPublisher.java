package dev.p2p.benchmarks.fanout;

import dev.p2p.api.Bytes;
import dev.p2p.benchmarks.link.Batch;
import dev.p2p.benchmarks.link.Loopback;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import java.io.IOException;
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
 *
 * <p><b>Threading:</b> as a role; one thread accepts, and all that write count together.
 */
final class PlainPublisher implements Role {

  private final byte[] frame;
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final ServerSocketChannel listener = ServerSocketChannel.open();

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
    String address = Loopback.listen(listener);
    Thread.ofVirtual().name("acceptor").start(this::accept);
    return address;
  }

  @Override
  public Progress progress() {
    return new Progress(count.get(), Optional.ofNullable(failure.get()));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    try {
      while (listener.isOpen()) {
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
      ByteBuffer[] batch = new ByteBuffer[Batch.messages(frame.length)];
      for (int i = 0; i < batch.length; i++) {
        batch[i] = ByteBuffer.wrap(frame.clone());
      }
      long next = 0;
      while (listener.isOpen()) {
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
    if (listener.isOpen()) {
      failure.compareAndSet(null, "writing failed: " + e);
    }
  }
}
