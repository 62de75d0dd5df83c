package dev.p2p.app.cli;

import dev.p2p.app.simulate.Promises;
import dev.p2p.simulator.check.Breach.Rule;
import dev.p2p.simulator.scenario.Scenario;
import dev.p2p.simulator.scenario.Scenarios;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of {@code simulate} says of the scenarios there are, and of what they promise. */
final class ScenarioHelp implements IModelTransformer {

  private static final int NAME_COLUMNS = 18;
  private static final int STORY_COLUMNS = 62;
  private static final int INDENT = 2;

  /** Puts it before what the footer says already. */
  @Override
  public CommandSpec transform(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    Stream<String> text =
        Stream.of(Stream.of("", "Scenarios:"), stories(), Stream.of(""), promises())
            .flatMap(lines -> lines);
    usage.footer(Stream.concat(text, Stream.of(usage.footer())).toArray(String[]::new));
    return command;
  }

  private static Stream<String> stories() {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            new Column(NAME_COLUMNS, INDENT, Overflow.SPAN),
            new Column(STORY_COLUMNS, 0, Overflow.WRAP));
    Scenarios.all().forEach(scenario -> table.addRowValues(scenario.name(), scenario.story()));
    return table.toString().lines();
  }

  private static Stream<String> promises() {
    Set<Rule> byAll = EnumSet.allOf(Rule.class);
    Scenarios.all().forEach(scenario -> byAll.retainAll(scenario.promises()));
    Map<Set<Rule>, List<String>> more = new LinkedHashMap<>();
    for (Scenario scenario : Scenarios.all()) {
      Set<Rule> rules = EnumSet.copyOf(scenario.promises());
      rules.removeAll(byAll);
      more.computeIfAbsent(rules, key -> new ArrayList<>()).add(scenario.name());
    }
    more.remove(Set.of());
    return Stream.concat(
        Stream.of("All promise: %s.".formatted(Promises.describe(byAll))),
        more.entrySet().stream()
            .map(entry ->
                "%s also promise: %s."
                    .formatted(
                        String.join(", ", entry.getValue()), Promises.describe(entry.getKey()))));
  }
}
