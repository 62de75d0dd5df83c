package dev.p2p.app.simulate;

import dev.p2p.simulator.check.Breach;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What scenarios promise, in words. */
public final class Promises {

  private Promises() {}

  /** A rule that is kept. */
  public static String describe(Breach.Rule rule) {
    return switch (rule) {
      case DELIVERED_TWICE -> "nothing delivered twice";
      case INVENTED -> "nothing invented";
      case OVER_BUDGET -> "bounds kept";
      case BOOKS_WRONG -> "books right";
      case STUCK -> "nobody stuck";
      case UNANSWERED -> "every Ping answered";
      case DEFECT -> "no defect";
      case BLAMED -> "nobody blamed";
      case LOST -> "nothing lost";
      case UNREPAIRED -> "everything repaired";
      case ISOLATED -> "nobody isolated";
    };
  }

  /** What happened where a rule is broken. */
  public static String broken(Breach.Rule rule) {
    return rule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** All rules that are kept. */
  public static String describe(Set<Breach.Rule> rules) {
    return rules.stream().map(Promises::describe).collect(Collectors.joining(", "));
  }
}
