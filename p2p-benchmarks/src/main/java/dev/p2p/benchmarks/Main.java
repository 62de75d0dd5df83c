package dev.p2p.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** {@code ./p2p bench}: tables on standard output, how far it is on standard error. */
public final class Main {

  private static final int MISTAKE = 2;

  private Main() {}

  /** Measures what was asked for; exit code 2 after a mistake in the command line. */
  public static void main(String[] args) throws RunnerException {
    Request request;
    List<Comparison> comparisons;
    try {
      request = Request.parse(args);
      comparisons = Comparison.all().stream().filter(request::wants).toList();
      if (comparisons.isEmpty()) {
        throw new IllegalArgumentException("no benchmark matches \"" + request.which() + "\"");
      }
    } catch (IllegalArgumentException e) {
      System.err.println("p2p bench: " + e.getMessage() + "\n" + Request.USAGE);
      System.exit(MISTAKE);
      return;
    }
    Rounds rounds = new Rounds(request.pace(), System.err::println);
    List<Table> tables = rounds.measure(comparisons);
    System.out.println(Environment.markdown(args));
    tables.forEach(table -> System.out.println("\n" + table.markdown()));
  }
}
