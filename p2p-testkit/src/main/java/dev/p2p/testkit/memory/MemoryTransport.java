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
  private static final int LAST_PORT = 65_535;
  private static final int DEFAULT_CAPACITY = 64 << 10;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final Map<NodeAddress, MemoryListener> listeners = new HashMap<>();

  /** Guarded by lock: from the first to the last, and round again. */
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
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    this.capacity = capacity;
  }

  @Override
  public Listener listen(NodeAddress local) throws IOException {
    lock.lock();
    try {
      NodeAddress address = local.port() == 0 ? freeAddress(local.host(), local) : local;
      if (listeners.containsKey(address)) {
        throw new IOException(address + ": address already in use");
      }
      MemoryListener listener = new MemoryListener(address, this::forget);
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
      NodeAddress local = freeAddress(host, remote);
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

  /**
   * With the next port on which nobody listens at that host; the caller holds the lock.
   *
   * @param asked what the failure names
   */
  private NodeAddress freeAddress(String host, NodeAddress asked) throws IOException {
    for (int tried = FIRST_PORT; tried <= LAST_PORT; tried++) {
      NodeAddress address = new NodeAddress(host, nextPort);
      nextPort = nextPort == LAST_PORT ? FIRST_PORT : nextPort + 1;
      if (!listeners.containsKey(address)) {
        return address;
      }
    }
    throw new IOException(asked + ": no port is free");
  }

  /** Another may listen at its address by now: closed once more, it must not end that one. */
  private void forget(MemoryListener listener) {
    lock.lock();
    try {
      listeners.remove(listener.localAddress(), listener);
    } finally {
      lock.unlock();
    }
  }
}
