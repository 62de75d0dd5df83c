package dev.p2p.simulator.scenario;

import dev.p2p.simulator.Simulation;
import java.time.Duration;

/**
 * Who is told how far a run is.
 *
 * <p><b>Threading:</b> called on the thread that runs the simulation, between two events.
 */
@FunctionalInterface
public interface Progress {

  /** Nobody. */
  Progress NONE = (simulation, end) -> {};

  /**
   * Called for every virtual 100 ms.
   *
   * @param end the virtual time at which the run will be over; zero while nodes connect
   */
  void on(Simulation simulation, Duration end);
}
