package dev.p2p.testkit.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One direction of a connection: a bounded ring of bytes.
 *
 * <p><b>Threading:</b> one thread writes, one reads; any thread closes.
 */
final class MemoryPipe {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by lock; between calls ready to be filled. */
  private final ByteBuffer bytes;

  /** Guarded by lock: nothing more is written. */
  private boolean ended;

  /** Guarded by lock: nothing more is read or written. */
  private boolean broken;

  MemoryPipe(int capacity) {
    this.bytes = ByteBuffer.allocate(capacity);
  }

  int read(ByteBuffer target) throws IOException {
    lock.lock();
    try {
      while (bytes.position() == 0 && !ended && !broken) {
        changed.awaitUninterruptibly();
      }
      requireWhole();
      if (bytes.position() == 0) {
        return -1;
      }
      bytes.flip();
      int count = Math.min(bytes.remaining(), target.remaining());
      target.put(bytes.slice(0, count));
      bytes.position(count).compact();
      changed.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  long write(ByteBuffer[] sources, int count) throws IOException {
    lock.lock();
    try {
      while (!bytes.hasRemaining() && !broken && !ended) {
        changed.awaitUninterruptibly();
      }
      requireWhole();
      if (ended) {
        throw new IOException("the output is shut down");
      }
      long written = 0;
      for (int i = 0; i < count; i++) {
        written += put(sources[i]);
      }
      changed.signalAll();
      return written;
    } finally {
      lock.unlock();
    }
  }

  /** The reader finds the end after what was written. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whoever reads or writes finds it broken. */
  void breakOff() {
    lock.lock();
    try {
      broken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int put(ByteBuffer source) {
    int count = Math.min(source.remaining(), bytes.remaining());
    bytes.put(source.slice(source.position(), count));
    source.position(source.position() + count);
    return count;
  }

  private void requireWhole() throws IOException {
    if (broken) {
      throw new IOException("the connection is closed");
    }
  }
}
