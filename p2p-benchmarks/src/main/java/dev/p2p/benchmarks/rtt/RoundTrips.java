package dev.p2p.benchmarks.rtt;

import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.report.Figures;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The asking end: one question after the other, each timed until its answer is there.
 *
 * <p><b>Threading:</b> as a role; the question is asked on a thread of its own.
 */
final class RoundTrips implements Role {

  /** One way to ask. */
  interface Question extends AutoCloseable {

    /** Connects; waits until that is done. */
    void connect(String address) throws Exception;

    /** Asks, and waits for the answer. */
    void ask() throws Exception;

    @Override
    void close();
  }

  private static final int DIGITS = 3;

  private final Question question;
  private final ThreadFactory threads;
  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final SingleWriterRecorder times = new SingleWriterRecorder(DIGITS);
  private volatile boolean running = true;

  RoundTrips(Question question, ThreadFactory threads) {
    this.question = question;
    this.threads = threads;
  }

  @Override
  public String start(String told) throws Exception {
    question.connect(told);
    threads.newThread(this::ask).start();
    return "";
  }

  @Override
  public long count() {
    return count.getAcquire();
  }

  @Override
  public void begin() {
    times.reset();
  }

  @Override
  public Figures end() {
    Histogram taken = times.getIntervalHistogram();
    return Figures.NONE
        .with("p50Micros", micros(taken, 50))
        .with("p99Micros", micros(taken, 99))
        .with("p999Micros", micros(taken, 99.9));
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    running = false;
    question.close();
  }

  private void ask() {
    try {
      while (running) {
        long asked = System.nanoTime();
        question.ask();
        times.recordValue(System.nanoTime() - asked);
        count.setRelease(count.getPlain() + 1);
      }
    } catch (Exception e) {
      if (running) {
        failure.compareAndSet(null, "asking failed: " + e);
      }
    }
  }

  private static double micros(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / (double) TimeUnit.MICROSECONDS.toNanos(1);
  }
}
