package dev.p2p.benchmarks.process;

import java.io.IOException;

/**
 * A contender that works in processes of its own, and makes the role of each. The constant has no
 * body, so that each process finds it by the enum's name and its own.
 */
public interface Cast extends Contender {

  /**
   * What one of its processes does.
   *
   * @throws IllegalArgumentException if a setting is missing
   */
  Role role(End end, Settings settings) throws IOException;
}
