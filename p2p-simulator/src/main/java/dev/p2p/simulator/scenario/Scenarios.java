package dev.p2p.simulator.scenario;

import dev.p2p.simulator.check.Breach.Rule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The scenarios there are. */
public final class Scenarios {

  /** Everything arrives, is answered, and nobody is let go for his fault. */
  private static final Set<Rule> ALL_ALONG = only(EnumSet.complementOf(EnumSet.of(Rule.ISOLATED)));

  /**
   * Everything arrives in the end, wherever it can. Meanwhile connections end, and whoever is cut
   * off is taken for silent.
   */
  private static final Set<Rule> IN_THE_END =
      only(
          EnumSet.complementOf(EnumSet.of(Rule.BLAMED, Rule.UNANSWERED, Rule.LOST, Rule.ISOLATED)));

  /** The same, and nobody stays alone: for nodes that look for peers by themselves. */
  private static final Set<Rule> IN_COMPANY =
      only(EnumSet.complementOf(EnumSet.of(Rule.BLAMED, Rule.UNANSWERED, Rule.LOST)));

  // What a scenario promises is decided here and nowhere else.
  private static final List<Scenario> ALL =
      List.of(
          new Scenario("steady", "Every node reads, relays and stays.", ALL_ALONG, Steady::new),
          new Scenario(
              "slow-peers",
              "A fifth of the nodes read hardly faster than they must.",
              ALL_ALONG,
              SlowPeers::new),
          new Scenario(
              "silent-fifth",
              "A fifth of the nodes take messages and never pass them on.",
              ALL_ALONG,
              SilentFifth::new),
          new Scenario(
              "flood",
              "Three nodes publish four times what a ring holds, in one moment, twice.",
              IN_THE_END,
              Flood::new),
          new Scenario(
              "partition-heal",
              "The network falls into two halves, for longer than connections live, and heals.",
              IN_THE_END,
              PartitionHeal::new),
          new Scenario(
              "churn", "Nodes leave politely, and come back as strangers.", IN_THE_END, Churn::new),
          new Scenario(
              "crash-restart",
              "Nodes are killed and start again, half of them without their disk.",
              IN_THE_END,
              CrashRestart::new),
          new Scenario(
              "bootstrap",
              "All know one address when they start, and find each other; then that one is gone.",
              IN_COMPANY,
              Bootstrap::new),
          new Scenario(
              "managed-churn",
              "Each minute one in ten leaves and joins; all find their peers by themselves.",
              IN_COMPANY,
              ManagedChurn::new),
          new Scenario(
              "power-cut",
              "All are cut off at once, and find each other again by what they had saved.",
              IN_COMPANY,
              PowerCut::new));

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
