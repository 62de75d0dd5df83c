package dev.p2p.simulator.scenario;

import java.time.Duration;

/** The story of a scenario could not begin: its nodes are not connected as it wants them to be. */
public final class NeverReadyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private NeverReadyException(String message) {
    super(message);
  }

  /**
   * Too much time has passed.
   *
   * @param told how many connections nodes were told to make; all there are if that was none, and
   *     nodes find each other
   */
  static NeverReadyException after(
      Duration limit, ScenarioOptions options, long connections, long told) {
    return new NeverReadyException(
        "seed %d: after %d virtual seconds %d nodes are not as the scenario needs them; they have %d connections%s"
            .formatted(
                options.seed(),
                limit.toSeconds(),
                options.nodes(),
                connections,
                told == 0 ? "" : ", were told to make " + told));
  }
}
