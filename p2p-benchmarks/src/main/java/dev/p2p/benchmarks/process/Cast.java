package dev.p2p.benchmarks.process;

/**
 * Makes the roles of a bench. Has a public constructor without parameters, as each process makes
 * its own.
 */
public interface Cast {

  /**
   * A role.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  Role role(String name, Settings settings);
}
