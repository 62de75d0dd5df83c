package dev.p2p.fuzz;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A connection whose far end a script plays: reads yield what it was given, piece by piece; writes
 * take what the window allows.
 *
 * <p><b>Threading:</b> confined to one thread, so nothing may wait: it is asked first.
 */
final class ScriptedConnection implements Connection {

  private static final NodeAddress ADDRESS = new NodeAddress("192.0.2.1", 7_000);

  /** What took its turn, all confined to the thread. */
  private final Deque<ByteBuffer> incoming = new ArrayDeque<>();

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private boolean ended;
  private boolean failed;
  private boolean outputEnded;
  private boolean closed;
  private long window;

  void deliver(byte[] piece) {
    if (piece.length > 0 && !ended) {
      incoming.add(ByteBuffer.wrap(piece));
    }
  }

  void endStream() {
    ended = true;
  }

  void fail() {
    failed = true;
  }

  void open(int bytes) {
    window += bytes;
  }

  boolean isClosed() {
    return closed;
  }

  byte[] written() {
    return written.toByteArray();
  }

  @Override
  public boolean canRead() {
    return closed || failed || ended || !incoming.isEmpty();
  }

  @Override
  public boolean canWrite() {
    return closed || failed || window > 0;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    Expect.that(canRead(), "a read would wait");
    Expect.that(target.hasRemaining(), "a read needs room");
    requireUsable();
    ByteBuffer piece = incoming.peek();
    if (piece == null) {
      return -1;
    }
    int count = Math.min(piece.remaining(), target.remaining());
    target.put(piece.slice(piece.position(), count));
    piece.position(piece.position() + count);
    if (!piece.hasRemaining()) {
      incoming.remove();
    }
    return count;
  }

  @Override
  public long write(ByteBuffer[] sources, int count) throws IOException {
    Expect.that(canWrite(), "a write would wait");
    requireUsable();
    Expect.that(!outputEnded, "nothing may be written behind the end");
    long before = window;
    for (int i = 0; i < count && window > 0; i++) {
      byte[] taken = new byte[(int) Math.min(window, sources[i].remaining())];
      sources[i].get(taken);
      written.writeBytes(taken);
      window -= taken.length;
    }
    Expect.that(window < before, "a write must have something to write");
    return before - window;
  }

  @Override
  public void shutdownOutput() throws IOException {
    requireUsable();
    outputEnded = true;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public NodeAddress remoteAddress() {
    return ADDRESS;
  }

  @Override
  public NodeAddress localAddress() {
    return ADDRESS;
  }

  private void requireUsable() throws IOException {
    if (closed || failed) {
      throw new IOException(closed ? "closed" : "reset");
    }
  }
}
