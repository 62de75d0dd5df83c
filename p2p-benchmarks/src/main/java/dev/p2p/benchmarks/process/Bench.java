package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import dev.p2p.benchmarks.report.Round;
import java.io.IOException;
import java.util.List;

/**
 * What is measured, for each row and contender.
 *
 * @param <R> what rows are; shown by its {@code toString}
 * @param <C> who is compared
 */
public interface Bench<R, C extends Contender> {

  /** How its figures are to be read. */
  Heading heading();

  /** The rows, at least one. */
  List<R> rows();

  /** Who is measured in each row; ours is the first. */
  List<C> contenders();

  /**
   * Measures one contender once.
   *
   * @throws MeasuringFailedException if that came to nothing
   */
  Figures measure(R row, C contender, Play play) throws IOException, InterruptedException;

  /**
   * Adds what can only be told of a whole round, such as a share of what another shows possible.
   */
  default Round complete(Round round) {
    return round;
  }
}
