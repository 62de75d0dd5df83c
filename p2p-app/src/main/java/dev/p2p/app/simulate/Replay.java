package dev.p2p.app.simulate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that gives the same run again. */
public final class Replay {

  /** Of another run, or about the output only. */
  private static final List<String> WITH_A_VALUE =
      List.of("--seed", "--seeds", "--trace", "--plot");

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[^\\w./:=,@%+-]");

  private Replay() {}

  /**
   * The command.
   *
   * @param arguments what was typed after the program's name
   * @param seed the run in question
   */
  public static String command(List<String> arguments, long seed) {
    List<String> kept = new ArrayList<>();
    Iterator<String> all = arguments.iterator();
    while (all.hasNext()) {
      String argument = all.next();
      if (WITH_A_VALUE.contains(argument)) {
        if (all.hasNext()) {
          all.next();
        }
      } else if (!argument.equals("--json") && !hasValueAttached(argument)) {
        kept.add(argument);
      }
    }
    kept.add("--seed");
    kept.add(String.valueOf(seed));
    return kept.stream().map(Replay::quoted).collect(Collectors.joining(" ", "./p2p ", ""));
  }

  private static boolean hasValueAttached(String argument) {
    return WITH_A_VALUE.stream().anyMatch(option -> argument.startsWith(option + "="));
  }

  private static String quoted(String argument) {
    return NEEDS_QUOTES.matcher(argument).find() || argument.isEmpty()
        ? "'" + argument.replace("'", "'\\''") + "'"
        : argument;
  }
}
