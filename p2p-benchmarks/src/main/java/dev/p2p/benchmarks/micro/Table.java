package dev.p2p.benchmarks.micro;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured of one comparison: a row for each value of its parameter. */
record Table(Comparison comparison, List<Row> rows) {

  /** From here on a figure is shown without decimals. */
  private static final int WHOLE_FROM = 100;

  /** A heading and a table, to paste into a document. */
  String markdown() {
    List<String> head = head();
    List<String> alignment = Collections.nCopies(head.size(), "--:");
    String lines =
        Stream.concat(Stream.of(head, alignment), rows.stream().map(this::cells))
            .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
            .collect(Collectors.joining());
    return "### " + comparison.title() + "\n\n" + lines;
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of(comparison.parameter(), "ours, ns"));
    comparison.baselines().forEach(baseline -> head.add(baseline + ", ns"));
    comparison.baselines().forEach(baseline -> head.add("times as fast as " + baseline));
    head.add("ours allocates, bytes");
    return head;
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(grouped(Long.parseLong(row.value()))));
    cells.add(figure(row.nanos(Comparison.OURS)));
    comparison.baselines().forEach(baseline -> cells.add(figure(row.nanos(baseline))));
    comparison
        .baselines()
        .forEach(
            baseline -> cells.add(String.format(Locale.ROOT, "%.2f", row.timesAsFastAs(baseline))));
    cells.add(grouped(Math.round(row.bytes(Comparison.OURS))));
    return cells;
  }

  private static String figure(double value) {
    return value < WHOLE_FROM
        ? String.format(Locale.ROOT, "%.1f", value)
        : grouped(Math.round(value));
  }

  private static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
