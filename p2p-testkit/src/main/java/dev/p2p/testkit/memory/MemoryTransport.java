package dev.p2p.testkit.memory;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network within the process: who dials an address reaches whoever listens there, at once.
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class MemoryTransport implements Transport {

  private static final int FIRST_PORT = 10_000;
  private static final int DEFAULT_CAPACITY = 64 << 10;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final Map<NodeAddress, MemoryListener> listeners = new HashMap<>();

  /** Guarded by lock. */
  private int nextPort = FIRST_PORT;

  /** A network whose connections hold 64 KiB each way. */
  public MemoryTransport() {
    this(DEFAULT_CAPACITY);
  }

  /**
   * A network.
   *
   * @param capacity bytes a connection holds each way before its writer waits, at least 1
   */
  public MemoryTransport(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public Listener listen(NodeAddress local) throws IOException {
    lock.lock();
    try {
      NodeAddress address = local.port() == 0 ? local.withPort(nextPort++) : local;
      if (listeners.containsKey(address)) {
        throw new IOException(address + ": address already in use");
      }
      MemoryListener listener = new MemoryListener(address, () -> forget(address));
      listeners.put(address, listener);
      return listener;
    } finally {
      lock.unlock();
    }
  }

  /** Dials from the host that is dialled. */
  @Override
  public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
    return dialFrom(remote.host(), remote);
  }

  /** Dials from another host, of the caller's choice. */
  public Connection dialFrom(String host, NodeAddress remote) throws IOException {
    lock.lock();
    try {
      MemoryListener listener = listeners.get(remote);
      NodeAddress local = new NodeAddress(host, nextPort++);
      MemoryPipe there = new MemoryPipe(capacity);
      MemoryPipe back = new MemoryPipe(capacity);
      if (listener == null || !listener.arrive(new MemoryConnection(remote, local, there, back))) {
        throw new IOException(remote + ": connection refused");
      }
      return new MemoryConnection(local, remote, back, there);
    } finally {
      lock.unlock();
    }
  }

  private void forget(NodeAddress address) {
    lock.lock();
    try {
      listeners.remove(address);
    } finally {
      lock.unlock();
    }
  }
}
