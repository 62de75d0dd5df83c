package dev.p2p.simulator.scenario;

import dev.p2p.simulator.check.Breach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one run of a scenario came to.
 *
 * @param scenario which
 * @param options with what it was played
 * @param delivery what arrived
 * @param traffic what it cost
 * @param verdict what was found
 * @param run how it ran
 */
public record ScenarioResult(
    Scenario scenario,
    ScenarioOptions options,
    Delivery delivery,
    Traffic traffic,
    Verdict verdict,
    Run run) {

  /**
   * What arrived.
   *
   * @param published messages
   * @param due deliveries that had to be: to every node that had a path when its message was
   *     published
   * @param reached how many of these there were
   * @param copies frames of published messages that arrived anywhere
   * @param propagation how long deliveries took, those that did not have to be included
   */
  public record Delivery(
      long published, long due, long reached, long copies, Propagation propagation) {

    /** Share of the due deliveries that there were, 0 to 1; 1 if none was due. */
    public double share() {
      return due == 0 ? 1 : (double) reached / due;
    }

    /** Frames that arrived for each delivery. */
    public double copiesPerDelivery() {
      return propagation.count() == 0 ? 0 : (double) copies / propagation.count();
    }
  }

  /**
   * What it cost.
   *
   * @param sentMin bytes sent by the node that sent least, over all its connections
   * @param sentMedian by the one in the middle
   * @param sentMax by the one that sent most
   * @param dropped messages that were to go to a peer and did not, by {@code topic/reason}
   */
  public record Traffic(
      long sentMin, long sentMedian, long sentMax, SortedMap<String, Long> dropped) {}

  /**
   * What was found.
   *
   * @param broken how often each promised rule was broken; empty if all of them hold
   * @param breaches the first of each of these
   */
  public record Verdict(Map<Breach.Rule, Long> broken, List<Breach> breaches) {

    /** Whether all that the scenario promises holds. */
    public boolean holds() {
      return broken.isEmpty();
    }
  }

  /**
   * How it ran.
   *
   * @param traceHash of everything that happened, 64 hexadecimal digits
   * @param events how much happened
   * @param virtualTime from the first dial to the end
   * @param wallTime what that took
   */
  public record Run(String traceHash, long events, Duration virtualTime, Duration wallTime) {}
}
