package dev.p2p.benchmarks.process;

import java.util.Locale;

/** One of those that a bench compares: a constant of an enum. */
public interface Contender {

  /** The constant's name. */
  String name();

  /**
   * As people know it: in tables, in JSON, in plots. The constant's name in small letters where
   * that will do; no two of a bench have the same.
   */
  default String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
