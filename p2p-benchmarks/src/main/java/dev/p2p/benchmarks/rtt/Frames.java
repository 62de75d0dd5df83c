package dev.p2p.benchmarks.rtt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Whole frames through a blocking channel. */
final class Frames {

  private Frames() {}

  /** Fills the buffer; false if the stream ended before. */
  static boolean readFully(SocketChannel channel, ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Empties the buffer. */
  static void writeFully(SocketChannel channel, ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      channel.write(source);
    }
  }
}
