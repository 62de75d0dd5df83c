package dev.p2p.benchmarks.process;

/** Which of the processes of a contender. */
public enum End {

  /** Starts first, and says where it listens. Who works in one process alone has only this. */
  FIRST,

  /** Starts second, and is told where the first listens. */
  SECOND
}
