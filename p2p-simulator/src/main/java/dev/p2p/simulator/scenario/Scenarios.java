package dev.p2p.simulator.scenario;

import dev.p2p.simulator.check.Breach.Rule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The scenarios there are. */
public final class Scenarios {

  /** What no fault of the network or of a peer excuses. */
  private static final Set<Rule> ALWAYS =
      only(EnumSet.complementOf(EnumSet.of(Rule.LOST, Rule.BLAMED, Rule.UNANSWERED)));

  /** And that everything arrives, is answered, and nobody is let go for his fault. */
  private static final Set<Rule> DELIVERY = only(EnumSet.allOf(Rule.class));

  // What a scenario promises is decided here and nowhere else.
  private static final List<Scenario> ALL =
      List.of(
          new Scenario("steady", "Every node reads, relays and stays.", DELIVERY, Steady::new),
          new Scenario(
              "slow-peers",
              "A fifth of the nodes read hardly faster than they must.",
              DELIVERY,
              SlowPeers::new),
          new Scenario(
              "silent-fifth",
              "A fifth of the nodes take messages and never pass them on.",
              DELIVERY,
              SilentFifth::new),
          new Scenario(
              "flood",
              "Three nodes publish four times what a ring holds, in one moment, twice.",
              ALWAYS,
              Flood::new),
          new Scenario(
              "partition-heal",
              "The network falls into two halves, for longer than connections live, and heals.",
              ALWAYS,
              PartitionHeal::new),
          new Scenario(
              "churn", "Nodes leave politely, and come back as strangers.", ALWAYS, Churn::new),
          new Scenario(
              "crash-restart",
              "Nodes are killed and start again, half of them without their disk.",
              ALWAYS,
              CrashRestart::new));

  private Scenarios() {}

  /** All of them, the calm ones first. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Scenario::name).toList();
  }

  /** The one with that name, if there is one. */
  public static Optional<Scenario> named(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static Set<Rule> only(EnumSet<Rule> rules) {
    return Collections.unmodifiableSet(rules);
  }
}
