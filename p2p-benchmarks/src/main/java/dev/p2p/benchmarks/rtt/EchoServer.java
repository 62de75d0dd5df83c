package dev.p2p.benchmarks.rtt;

import dev.p2p.benchmarks.link.Loopback;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Tally;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadFactory;

/**
 * Writes back what one asker sends, frame by frame of a fixed size.
 *
 * <p><b>Threading:</b> as a role; it echoes on a thread of its own.
 */
final class EchoServer implements Role {

  private final int frameBytes;
  private final ThreadFactory threads;
  private final Tally tally = new Tally();
  private final ServerSocketChannel listener = ServerSocketChannel.open();

  EchoServer(int frameBytes, ThreadFactory threads) throws IOException {
    this.frameBytes = frameBytes;
    this.threads = threads;
  }

  @Override
  public String start(String told) throws IOException {
    String address = Loopback.listen(listener);
    threads.newThread(this::echo).start();
    return address;
  }

  @Override
  public Progress progress() {
    return tally.progress();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void echo() {
    try (SocketChannel channel = listener.accept()) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ByteBuffer frame = ByteBuffer.allocate(frameBytes);
      while (Frames.readFully(channel, frame.clear())) {
        Frames.writeFully(channel, frame.flip());
        tally.add(1);
      }
    } catch (IOException e) {
      tally.fail("the echo failed: " + e);
    }
  }
}
