package dev.p2p.simulator.record;

/**
 * Who is told of every event of a run.
 *
 * <p><b>Threading:</b> called on the thread that runs the simulation, within what happens there.
 */
@FunctionalInterface
public interface TraceSink {

  /** Nobody. */
  TraceSink NONE = event -> {};

  /** Something happened. */
  void on(TraceEvent event);
}
