package dev.p2p.testkit.transport;

import dev.p2p.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Bytes drawn from a seed, sent and received in pieces of random sizes. */
final class RandomStream {

  private static final int BATCH_MAX = 8;
  private static final int PIECE_BYTES_MAX = 40_000;

  private final SplittableRandom random;

  RandomStream(long seed) {
    this.random = new SplittableRandom(seed);
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Sends all of {@code bytes}, in batches of up to eight pieces, some of them empty. */
  void send(Connection connection, byte[] bytes) throws IOException {
    int sent = 0;
    while (sent < bytes.length) {
      ByteBuffer[] batch = new ByteBuffer[BATCH_MAX];
      int count = 1 + random.nextInt(BATCH_MAX);
      int batchBytes = 0;
      for (int i = 0; i < count; i++) {
        int left = bytes.length - sent - batchBytes;
        int piece = Math.min(left, random.nextInt(PIECE_BYTES_MAX) * random.nextInt(2));
        batch[i] = ByteBuffer.wrap(bytes, sent + batchBytes, piece);
        batchBytes += piece;
      }
      writeFully(connection, batch, count);
      sent += batchBytes;
    }
  }

  /** Receives until the stream ends, in reads of random sizes. */
  byte[] receive(Connection connection) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    ByteBuffer piece = ByteBuffer.allocate(1 + random.nextInt(PIECE_BYTES_MAX));
    while (connection.read(piece) >= 0) {
      received.write(piece.array(), 0, piece.position());
      piece = ByteBuffer.allocate(1 + random.nextInt(PIECE_BYTES_MAX));
    }
    return received.toByteArray();
  }

  private static void writeFully(Connection connection, ByteBuffer[] batch, int count)
      throws IOException {
    for (long left = remaining(batch, count); left > 0; ) {
      left -= connection.write(batch, count);
    }
  }

  static long remaining(ByteBuffer[] batch, int count) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += batch[i].remaining();
    }
    return bytes;
  }
}
