package dev.p2p.benchmarks.startup;

/** Does nothing: what a JVM takes by itself to get to its first line. */
public final class EmptyMain {

  private EmptyMain() {}

  /** Says as much as a node that listens. */
  public static void main(String[] args) {
    System.err.println("listening on nothing");
  }
}
