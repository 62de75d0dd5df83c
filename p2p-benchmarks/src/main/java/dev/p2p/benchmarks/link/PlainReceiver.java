package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A blocking socket that is read by a virtual thread, through a buffer as large as our Reader's.
 * Looks at the number with which a frame begins where one read brought all of it.
 */
final class PlainReceiver implements Role {

  private static final int BUFFER_BYTES = 64 << 10;

  private final int frameBytes;
  private final Arrivals arrivals = new Arrivals();
  private final ServerSocketChannel listener = ServerSocketChannel.open();

  PlainReceiver(int frameBytes) throws IOException {
    this.frameBytes = frameBytes;
  }

  @Override
  public String start(String told) throws IOException {
    String address = Loopback.listen(listener);
    Thread.ofVirtual().name("receiver").start(this::receive);
    return address;
  }

  @Override
  public Progress progress() {
    return arrivals.progress();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void receive() {
    try (SocketChannel channel = listener.accept()) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      long position = 0;
      while (channel.read(buffer) >= 0) {
        take(buffer.flip(), position);
        position += buffer.limit();
        buffer.clear();
      }
    } catch (IOException e) {
      arrivals.fail("receiving failed: " + e);
    }
  }

  /** Counts the frames that begin in {@code chunk}, whose first byte is the stream's {@code at}. */
  private void take(ByteBuffer chunk, long at) {
    int start = (int) Math.floorMod(-at, (long) frameBytes);
    for (int i = start; i < chunk.limit(); i += frameBytes) {
      if (i + Long.BYTES <= chunk.limit()) {
        arrivals.on(Payloads.numberOf(chunk, i));
      } else {
        arrivals.onUnseen(1);
      }
    }
  }
}
