package dev.p2p.benchmarks.report;

import java.util.List;

/**
 * How the figures of a bench are to be read.
 *
 * @param bench its name on the command line
 * @param about what it measures, in a sentence
 * @param row what the rows are, such as "size, bytes"
 * @param columns of the table; contenders are compared, and plotted, by the first one's figure
 */
public record Heading(String bench, String about, String row, List<Column> columns) {

  /** Copies the list. */
  public Heading {
    columns = List.copyOf(columns);
  }

  /** What contenders are compared by. */
  public Column lead() {
    return columns.getFirst();
  }
}
