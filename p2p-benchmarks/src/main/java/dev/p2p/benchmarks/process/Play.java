package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One measurement: processes that work together, fresh ones each time. After the warm-up they begin
 * to count one after the other, and in the same order they end: each has a window as long as the
 * others', a moment earlier or later.
 */
public final class Play {

  /** How long the window was. */
  public static final String SECONDS = "seconds";

  /** Operations in it. */
  public static final String COUNT = "count";

  /** Processor time of the process in it. */
  public static final String CPU_MICROS = "cpuMicros";

  /** What the process allocated on its heap in it. */
  public static final String ALLOCATED_BYTES = "allocatedBytes";

  /** How often a virtual thread waited and kept its carrier; 0 is the aim. */
  public static final String PINNED = "pinned";

  /** To start, to connect as many peers as it is to, or to measure what it holds. */
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

  private final Duration warmup;
  private final Duration window;

  /** A play whose warm-up and window take that long. */
  public Play(Duration warmup, Duration window) {
    this.warmup = warmup;
    this.window = window;
  }

  /**
   * Measures.
   *
   * @param parts each is told what the one before answered when it started
   * @return what each measured, in their order
   * @throws MeasuringFailedException if one of them failed
   */
  public List<Figures> measure(List<Part> parts) throws IOException, InterruptedException {
    List<Child> children = new ArrayList<>();
    try {
      // All at once: a process takes a second until it listens to commands.
      for (Part part : parts) {
        children.add(Child.start(part));
      }
      String told = "";
      for (Child child : children) {
        child.tell("start " + told);
        told = child.answer(ANSWER_LIMIT);
      }
      return measureStarted(children);
    } finally {
      // Who sends goes first, so that it does not find its far end gone.
      children.reversed().forEach(Child::close);
    }
  }

  private List<Figures> measureStarted(List<Child> children)
      throws IOException, InterruptedException {
    Child watched = children.getFirst();
    watched.letItWork(warmup);
    children.forEach(child -> child.tell("begin"));
    for (Child child : children) {
      var unused = child.answer(ANSWER_LIMIT);
    }
    watched.letItWork(window);
    children.forEach(child -> child.tell("end"));
    List<Figures> figures = new ArrayList<>();
    for (Child child : children) {
      figures.add(child.figures(ANSWER_LIMIT));
    }
    return figures;
  }
}
