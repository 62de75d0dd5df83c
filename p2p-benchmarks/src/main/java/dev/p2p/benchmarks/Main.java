package dev.p2p.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/** {@code ./p2p bench}: tables on standard output, how far it is on standard error. */
public final class Main {

  private static final int FAILED = 1;
  private static final int MISTAKE = 2;

  private Main() {}

  /**
   * Measures what was asked for. Exit code 1 if nothing could be measured, 2 after a mistake in the
   * command line.
   *
   * @throws RunnerException if a benchmark threw
   */
  public static void main(String[] args) throws RunnerException {
    if (List.of(args).contains("--help")) {
      System.out.println(Request.help(Comparison.all()));
      return;
    }
    Request request;
    List<Comparison> comparisons;
    try {
      request = Request.parse(args);
      comparisons = request.pickFrom(Comparison.all());
    } catch (IllegalArgumentException e) {
      end(MISTAKE, e.getMessage() + "\n" + Request.USAGE);
      return;
    }
    try {
      List<Table> tables = new Rounds(request.pace(), System.err::println).measure(comparisons);
      System.out.println(Environment.markdown(args));
      tables.forEach(table -> System.out.print("\n" + table.markdown()));
    } catch (RunnerException e) {
      if (e.getCause() != null) {
        throw e;
      }
      end(FAILED, e.getMessage()); // such as: another JMH is measuring on this machine
    }
  }

  private static void end(int exitCode, @Nullable String why) {
    System.err.println("p2p bench: " + why);
    System.exit(exitCode);
  }
}
