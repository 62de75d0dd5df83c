package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is measured, for each row and contender. */
public interface Bench {

  /** How its figures are to be read. */
  Heading heading();

  /** The rows, at least one. */
  List<String> rows();

  /** Who is measured in each row; ours is the first. */
  List<String> contenders();

  /**
   * Measures one contender once.
   *
   * @throws MeasuringFailedException if that came to nothing
   */
  Figures measure(String row, String contender, Play play) throws IOException, InterruptedException;

  /**
   * Adds what can only be told of a whole round, such as a share of what another shows possible.
   */
  default Map<String, Figures> complete(String row, Map<String, Figures> round) {
    return round;
  }
}
