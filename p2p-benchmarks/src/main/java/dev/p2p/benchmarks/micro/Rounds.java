package dev.p2p.benchmarks.micro;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures in rounds: ours and its baselines run one right after the other, each in a process of
 * its own, and that again for every row of every table, before the next round begins. What else the
 * machine does then meets all alike, which it would not if JMH ran all forks of one benchmark
 * before the next.
 */
final class Rounds {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Pace pace;
  private final Consumer<String> progress;

  /** Rounds that tell {@code progress} what they are about to do. */
  Rounds(Pace pace, Consumer<String> progress) {
    this.pace = pace;
    this.progress = progress;
  }

  List<Table> measure(List<Comparison> comparisons) throws RunnerException {
    List<Table> tables = comparisons.stream().map(this::empty).toList();
    for (int round = 1; round <= pace.rounds(); round++) {
      for (Table table : tables) {
        progress.accept(
            "round %d of %d: %s".formatted(round, pace.rounds(), table.comparison().title()));
        for (Row row : table.rows()) {
          row.add(measure(table.comparison(), row.value()));
        }
      }
    }
    return tables;
  }

  private Table empty(Comparison comparison) {
    return new Table(comparison, pace.pick(comparison.values()).stream().map(Row::new).toList());
  }

  private Map<String, Sample> measure(Comparison comparison, String value) throws RunnerException {
    TimeValue iteration = TimeValue.milliseconds(pace.iterationMillis());
    var options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(comparison.benchmark() + "."))
            .param(comparison.parameter(), value)
            .forks(1)
            .warmupIterations(Pace.WARMUPS)
            .warmupTime(iteration)
            .measurementIterations(pace.iterations())
            .measurementTime(iteration)
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend("-Xms1g", "-Xmx1g")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options).run().stream().collect(toMap(Rounds::method, Rounds::sample));
  }

  private static String method(RunResult result) {
    return Comparison.lastPartOf(result.getParams().getBenchmark());
  }

  private static Sample sample(RunResult result) {
    double bytes = requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
    return new Sample(result.getPrimaryResult().getScore(), bytes);
  }
}
