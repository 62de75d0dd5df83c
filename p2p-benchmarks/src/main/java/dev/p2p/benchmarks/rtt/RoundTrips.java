package dev.p2p.benchmarks.rtt;

import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** The asking end: one question after the other, each timed until its answer is there. */
final class RoundTrips implements Repeating.Task {

  /** Half of the answers take longer. */
  static final String P50 = "p50Micros";

  /** A hundredth of the answers takes longer. */
  static final String P99 = "p99Micros";

  /** A thousandth of the answers takes longer. */
  static final String P999 = "p999Micros";

  /** One way to ask. */
  interface Question extends AutoCloseable {

    /** Connects; waits until that is done. */
    void connect(String address) throws Exception;

    /** Asks, and waits for the answer. */
    void ask() throws Exception;

    @Override
    void close() throws IOException;
  }

  /** Significant digits of a time. */
  private static final int DIGITS = 3;

  private final Question question;
  private final SingleWriterRecorder times = new SingleWriterRecorder(DIGITS);

  RoundTrips(Question question) {
    this.question = question;
  }

  @Override
  public String start(String told) throws Exception {
    question.connect(told);
    return "";
  }

  @Override
  public int step() throws Exception {
    long asked = System.nanoTime();
    question.ask();
    times.recordValue(System.nanoTime() - asked);
    return 1;
  }

  @Override
  public void begin() {
    times.reset();
  }

  @Override
  public Figures end() {
    Histogram taken = times.getIntervalHistogram();
    return Figures.NONE
        .with(P50, micros(taken, 50))
        .with(P99, micros(taken, 99))
        .with(P999, micros(taken, 99.9));
  }

  @Override
  public void close() throws IOException {
    question.close();
  }

  private static double micros(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / (double) TimeUnit.MICROSECONDS.toNanos(1);
  }
}
