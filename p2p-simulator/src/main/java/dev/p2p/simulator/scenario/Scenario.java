package dev.p2p.simulator.scenario;

import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.fault.FaultScript;
import java.util.Collections;
import java.util.EnumSet;
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

  /** Keeps the rules in their own order. */
  public Scenario {
    EnumSet<Breach.Rule> inOrder = EnumSet.noneOf(Breach.Rule.class);
    inOrder.addAll(promises);
    promises = Collections.unmodifiableSet(inOrder);
  }

  /** Whether the rule holds in it. */
  public boolean promises(Breach.Rule rule) {
    return promises.contains(rule);
  }

  /**
   * This scenario and faults on top, counted from when everybody is connected. It promises what it
   * promised: whether that still holds is the question.
   */
  public Scenario with(FaultScript faults) {
    return new Scenario(
        name, story, promises, options -> new ScriptWithFaults(script.apply(options), faults));
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
