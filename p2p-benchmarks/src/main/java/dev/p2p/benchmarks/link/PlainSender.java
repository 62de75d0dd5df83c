package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Repeating;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A blocking socket that is written as many bytes as our frames have, in batches as our Writer's.
 * No protocol: nothing is made, copied or hashed. What it costs is what the system asks for moving
 * bytes.
 */
final class PlainSender implements Repeating.Task {

  private final ByteBuffer[] frames;
  private final SocketChannel channel = SocketChannel.open();

  /** The number of the next frame; confined to the thread that sends. */
  private long next;

  PlainSender(int frameBytes) throws IOException {
    frames = new ByteBuffer[Batch.messages(frameBytes)];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = ByteBuffer.wrap(new Payloads(frameBytes).next());
    }
  }

  @Override
  public String start(String told) throws IOException {
    Loopback.connect(channel, told);
    return "";
  }

  @Override
  public int step() throws IOException {
    for (ByteBuffer frame : frames) {
      frame.clear().putLong(0, next++);
    }
    if (frames.length == 1) {
      writeInParts(frames[0]);
    } else {
      while (frames[frames.length - 1].hasRemaining()) {
        channel.write(frames);
      }
    }
    return frames.length;
  }

  /** The JDK copies all that one call is given, whether the socket takes it or not. */
  private void writeInParts(ByteBuffer frame) throws IOException {
    int end = frame.limit();
    while (frame.position() < end) {
      frame.limit(Math.min(end, frame.position() + Batch.BYTES_MAX));
      channel.write(frame);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
