package dev.p2p.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rows for people, in columns as wide as they need to be. Numbers stand to the right. What others
 * wrote does nothing to a terminal.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class Table {

  private static final String GAP = "  ";
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern NUMBER = Pattern.compile("[-0-9.,]+( ([KMG]iB|B|ms|s|%))?|");

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  /** A table of these columns. */
  public Table(String... titles) {
    this.columns = titles.length;
    rows.add(List.of(titles));
  }

  /**
   * One more row.
   *
   * @throws IllegalArgumentException if it has not a cell for each column
   */
  public Table row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "a row must have %d cells, had %d".formatted(columns, cells.length));
    }
    rows.add(List.of(cells).stream().map(cell -> CONTROL.matcher(cell).replaceAll("?")).toList());
    return this;
  }

  /** Whether there is no row but the titles. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** All of it, each line with its end. */
  @Override
  public String toString() {
    int[] widths = IntStream.range(0, columns).map(this::width).toArray();
    boolean[] right = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      right[i] = isNumeric(i);
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(i == 0 ? "" : GAP).append(padded(row.get(i), widths[i], right[i]));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    return rows.stream().skip(1).allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }

  private static String padded(String cell, int width, boolean right) {
    String blanks = " ".repeat(width - cell.length());
    return right ? blanks + cell : cell + blanks;
  }
}
