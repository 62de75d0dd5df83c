package dev.p2p.app.trace;

import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.record.TraceSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A trace of what happens on threads that must not wait for a disk: a thread of its own writes it.
 * At the bound events are lost, and counted; whoever makes much happen asks for room before.
 *
 * <p><b>Threading:</b> safe to share; only {@link #awaitRoom} and {@link #close} wait.
 */
public final class QueuedTrace implements TraceSink, AutoCloseable {

  /** About 30 MiB; twice that while as many are being written. */
  public static final int EVENTS_MAX = 1 << 18;

  private final TraceFile file;
  private final int eventsMax;
  private final Thread writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Condition taken = lock.newCondition();

  /** Guarded by lock. */
  private List<TraceEvent> waiting = new ArrayList<>();

  /** Guarded by lock. */
  private long lost;

  /** Guarded by lock. */
  private boolean closed;

  /** Guarded by lock: why nothing is written any more. */
  private @Nullable IOException failure;

  /** Writes to {@code file} and closes it in the end. */
  public QueuedTrace(TraceFile file) {
    this(file, EVENTS_MAX);
  }

  QueuedTrace(TraceFile file, int eventsMax) {
    this.file = file;
    this.eventsMax = eventsMax;
    this.writer = Thread.ofPlatform().daemon().name("p2p-trace").start(this::writeAll);
  }

  @Override
  public void on(TraceEvent event) {
    lock.lock();
    try {
      if (failure != null || waiting.size() == eventsMax) {
        lost++;
      } else if (!closed) {
        waiting.add(event);
        added.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is room for half of what it holds. */
  public void awaitRoom() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.size() > eventsMax / 2) {
        taken.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many events before the close are not in the file. */
  public long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes what waits. What happens afterwards is not part of the trace.
   *
   * @throws IOException if not everything could be written
   */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      added.signal();
    } finally {
      lock.unlock();
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the trace was being written", e);
    }
    // The writer, which alone sets it, has ended.
    if (failure != null) {
      throw failure;
    }
  }

  private void writeAll() {
    try (file) {
      for (List<TraceEvent> batch = take(); !batch.isEmpty(); batch = take()) {
        batch.forEach(file::on);
      }
    } catch (UncheckedIOException e) {
      fail(new IOException(e.getMessage(), e));
    } catch (IOException e) {
      fail(e);
    }
  }

  /** What waits, as soon as something does; nothing at the end. */
  private List<TraceEvent> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        added.awaitUninterruptibly();
      }
      List<TraceEvent> batch = waiting;
      waiting = new ArrayList<>();
      taken.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void fail(IOException reason) {
    lock.lock();
    try {
      failure = reason;
      lost += waiting.size();
      waiting = new ArrayList<>();
      taken.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
