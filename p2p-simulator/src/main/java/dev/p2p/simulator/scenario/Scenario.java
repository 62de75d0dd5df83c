package dev.p2p.simulator.scenario;

import dev.p2p.simulator.check.Breach;
import java.util.Set;
import java.util.function.Function;

/**
 * A story of a network.
 *
 * @param name by which it is asked for
 * @param story what happens, a sentence
 * @param promises the rules that hold in it; what breaks another rule is no failure of it
 * @param script makes what one run needs
 */
public record Scenario(
    String name,
    String story,
    Set<Breach.Rule> promises,
    Function<ScenarioOptions, ScenarioScript> script) {

  /** Whether the rule holds in it. */
  public boolean promises(Breach.Rule rule) {
    return promises.contains(rule);
  }
}
