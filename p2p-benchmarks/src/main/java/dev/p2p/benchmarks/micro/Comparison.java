package dev.p2p.benchmarks.micro;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A class of benchmarks that do the same work: ours, and each baseline, over one parameter.
 *
 * @param benchmark the class, by its full name
 * @param baselines the methods beside {@link #OURS}, at least one
 * @param parameter the name of its one parameter
 * @param values all values of the parameter, in order
 */
record Comparison(String benchmark, List<String> baselines, String parameter, List<String> values) {

  /** The method that runs code of this project. */
  static final String OURS = "ours";

  /** All there are, by name. */
  static List<Comparison> all() {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
        .collect(groupingBy(BenchmarkListEntry::getUserClassQName, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * The comparison of these methods of a class.
   *
   * @throws IllegalArgumentException if there is nothing to compare, or not over one parameter
   */
  static Comparison of(String benchmark, List<BenchmarkListEntry> entries) {
    List<String> methods = entries.stream().map(entry -> lastPartOf(entry.getUsername())).toList();
    Map<String, String[]> parameters = parametersOf(entries);
    if (!methods.contains(OURS) || methods.size() < 2 || parameters.size() != 1) {
      throw new IllegalArgumentException(
          "%s must have \"%s\", a baseline and one parameter, has %s and %s"
              .formatted(benchmark, OURS, methods, parameters.keySet()));
    }
    var parameter = parameters.entrySet().iterator().next();
    List<String> baselines =
        methods.stream().filter(method -> !method.equals(OURS)).sorted().toList();
    return new Comparison(benchmark, baselines, parameter.getKey(), List.of(parameter.getValue()));
  }

  private static Map<String, String[]> parametersOf(List<BenchmarkListEntry> entries) {
    return entries.isEmpty() ? Map.of() : entries.getFirst().getParams().orElse(Map.of());
  }

  /** What comes after the last dot. */
  static String lastPartOf(String fullName) {
    return fullName.substring(fullName.lastIndexOf('.') + 1);
  }

  /** The class without its package. */
  String title() {
    return lastPartOf(benchmark);
  }
}
