package dev.p2p.benchmarks.connections;

import dev.p2p.benchmarks.process.Costs;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The side that is measured. Some peers are there when it begins to count, so that classes are
 * loaded and code is compiled; then many more come. From the moment all are there it looks at what
 * keeping them costs.
 *
 * <p><b>Threading:</b> as a role; a thread of its own waits for the peers.
 */
final class Host implements Role {

  /** What accepts connections. */
  interface Server extends AutoCloseable {

    /** Where it listens. */
    String listen() throws IOException;

    /** How many take part. */
    int connected();

    /** Waits for so many. */
    boolean awaitConnected(int count, Duration limit) throws InterruptedException;

    /** Why one of them is gone, if one is. */
    Optional<String> failure();

    @Override
    void close() throws IOException;
  }

  // Names of its figures; bytes are for each peer that came.
  static final String RESIDENT = "residentBytes";
  static final String HEAP = "heapBytes";
  static final String HEAP_COMMITTED = "heapCommittedBytes";
  static final String DIRECT = "directBytes";
  static final String NATIVE = "nativeBytes";
  static final String CPU = "cpuMillisPerMinute";
  static final String THREADS_BEFORE = "platformThreadsBefore";
  static final String THREADS_AFTER = "platformThreadsAfter";

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final double NANOS_PER_MILLI = 1e6;

  private final Server server;
  private final int before;
  private final int count;

  /** As of when all were there; null until then. */
  private final AtomicReference<@Nullable Costs> complete = new AtomicReference<>();

  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  /** As of {@link #begin}; confined to the role's thread. */
  private @Nullable Memory memoryBefore;

  /** As of {@link #begin}; confined to the role's thread. */
  private int threadsBefore;

  /** A host to which {@code count} peers come when {@code before} are there. */
  Host(Server server, int before, int count) {
    this.server = server;
    this.before = before;
    this.count = count;
  }

  @Override
  public String start(String told) throws IOException {
    return server.listen();
  }

  @Override
  public Progress progress() {
    return new Progress(
        server.connected(), server.failure().or(() -> Optional.ofNullable(failure.get())));
  }

  @Override
  public void begin() {
    if (server.connected() != before) {
      fail("%d peers were to be there, %d are".formatted(before, server.connected()));
    }
    threadsBefore = threads();
    memoryBefore = memory();
    Thread.ofVirtual().name("host").start(this::awaitAll);
  }

  @Override
  public Figures end() {
    @Nullable Costs since = complete.get();
    if (since == null || memoryBefore == null || server.connected() != before + count) {
      fail("%d peers were to be there, %d are".formatted(before + count, server.connected()));
      return Figures.NONE;
    }
    Costs keeping = Costs.now().since(since);
    double minutes = keeping.nanos() / (double) Duration.ofMinutes(1).toNanos();
    int threadsAfter = threads();
    return figures(memoryBefore, memory())
        .with(CPU, keeping.cpuNanos() / NANOS_PER_MILLI / minutes)
        .with(THREADS_BEFORE, threadsBefore)
        .with(THREADS_AFTER, threadsAfter);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private Figures figures(Memory earlier, Memory now) {
    return Figures.NONE
        .with(RESIDENT, each(earlier.resident(), now.resident()))
        .with(HEAP, each(earlier.heap(), now.heap()))
        .with(HEAP_COMMITTED, each(earlier.committed(), now.committed()))
        .with(DIRECT, each(earlier.direct(), now.direct()))
        .with(NATIVE, each(earlier.nativeBytes(), now.nativeBytes()));
  }

  private double each(long earlier, long now) {
    return (now - earlier) / (double) count;
  }

  private void awaitAll() {
    try {
      if (server.awaitConnected(before + count, LIMIT)) {
        complete.set(Costs.now());
      }
    } catch (InterruptedException e) {
      fail("interrupted");
    }
  }

  private void fail(String why) {
    failure.compareAndSet(null, why);
  }

  private static Memory memory() {
    try {
      return Memory.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Virtual threads are not among them. */
  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
