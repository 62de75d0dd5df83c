package dev.p2p.testkit.memory;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Takes connections from within the process.
 *
 * <p><b>Threading:</b> as {@link Listener}; any thread dials.
 */
final class MemoryListener implements Listener {

  private final NodeAddress address;
  private final Consumer<MemoryListener> onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by lock: dialled, not accepted yet. */
  private final Deque<Connection> arrived = new ArrayDeque<>();

  /** Guarded by lock. */
  private boolean closed;

  MemoryListener(NodeAddress address, Consumer<MemoryListener> onClose) {
    this.address = address;
    this.onClose = onClose;
  }

  @Override
  public NodeAddress localAddress() {
    return address;
  }

  @Override
  public Optional<Connection> accept() {
    lock.lock();
    try {
      while (arrived.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return closed ? Optional.empty() : Optional.of(arrived.removeFirst());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrived.forEach(Connection::close);
      arrived.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    onClose.accept(this);
  }

  /** False if it is closed. */
  boolean arrive(Connection connection) {
    lock.lock();
    try {
      if (!closed) {
        arrived.addLast(connection);
        changed.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }
}
