package dev.p2p.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table to read, and to paste into a document: a line for each row and contender. */
record MarkdownTable(Heading heading, List<Sheet> sheets) {

  private static final String NOTHING = "";

  /** Behind row, contender and what contenders are compared by. */
  private static final int RATIO_AT = 3;

  /** The table, each line ended. */
  String text() {
    List<String> head = head();
    List<String> alignment = new ArrayList<>(Collections.nCopies(head.size(), "--:"));
    alignment.set(1, "---");
    Stream<List<String>> lines = sheets.stream().flatMap(MarkdownTable.this::lines);
    return Stream.concat(Stream.of(head, alignment), lines)
        .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of(heading.row(), "contender"));
    heading.columns().forEach(column -> head.add(column.title()));
    head.add(RATIO_AT, "ours to it");
    return head;
  }

  private Stream<List<String>> lines(Sheet sheet) {
    return sheet.contenders().stream().map(contender -> line(sheet, contender));
  }

  private List<String> line(Sheet sheet, String contender) {
    List<String> cells = new ArrayList<>(List.of(sheet.row(), contender));
    for (Column column : heading.columns()) {
      cells.add(cell(sheet, contender, column));
    }
    cells.add(RATIO_AT, ratio(sheet, contender));
    return cells;
  }

  /** The lead with its range, everything else as a median: JSON has it all. */
  private String cell(Sheet sheet, String contender, Column column) {
    if (!sheet.has(contender, column.figure())) {
      return NOTHING;
    }
    Spread spread = sheet.spread(contender, column.figure());
    return column.equals(heading.lead()) ? Digits.of(spread) : Digits.of(spread.median());
  }

  private String ratio(Sheet sheet, String contender) {
    String figure = heading.lead().figure();
    boolean ours = contender.equals(sheet.contenders().getFirst());
    return ours
            || !sheet.has(contender, figure)
            || !sheet.has(sheet.contenders().getFirst(), figure)
        ? NOTHING
        : Digits.of(sheet.oursTo(contender, figure));
  }
}
