package dev.p2p.benchmarks.micro;

import java.util.List;
import java.util.stream.IntStream;

/** How careful a run is. */
enum Pace {
  /** Some 20 minutes for everything: five processes for each figure. */
  CAREFUL(5, 1, 4, 500),

  /** Less than a minute for everything: one process for each figure, every other row. */
  QUICK(1, 2, 2, 250);

  /** Iterations that are not counted: the just-in-time compiler is at work. */
  static final int WARMUPS = 2;

  private final int rounds;
  private final int stride;
  private final int iterations;
  private final int iterationMillis;

  Pace(int rounds, int stride, int iterations, int iterationMillis) {
    this.rounds = rounds;
    this.stride = stride;
    this.iterations = iterations;
    this.iterationMillis = iterationMillis;
  }

  /** How often everything is measured, each time in new processes. */
  int rounds() {
    return rounds;
  }

  int iterations() {
    return iterations;
  }

  int iterationMillis() {
    return iterationMillis;
  }

  /** Those of a parameter's values that are measured; never none. */
  List<String> pick(List<String> values) {
    return IntStream.range(0, values.size())
        .filter(i -> (i + 1) % stride == 0 || values.size() < stride)
        .mapToObj(values::get)
        .toList();
  }
}
