package dev.p2p.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of a bench measured.
 *
 * @param heading how to read it
 * @param environment where it was measured
 * @param rounds how often
 * @param sheets a row each, at least one
 */
public record Report(Heading heading, Environment environment, int rounds, List<Sheet> sheets) {

  /** Copies the list. */
  public Report {
    sheets = List.copyOf(sheets);
  }

  /** For people, and for documents. */
  public String markdown() {
    return "### %s\n\n%s %s\n\nMedians of %d rounds; in brackets the least and the most.\n\n%s"
        .formatted(
            heading.bench(),
            heading.about(),
            environment.markdown(),
            rounds,
            new MarkdownTable(heading, sheets).text());
  }

  /** For programs: everything, each figure with its median, least and most. */
  public String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("bench", heading.bench());
    root.put("environment", environment.json());
    root.put("rounds", rounds);
    root.put("row", heading.row());
    root.put("comparedBy", heading.lead().figure());
    root.put("rows", sheets.stream().map(this::json).toList());
    return Json.of(root) + "\n";
  }

  /** A picture of what contenders are compared by. */
  public String svg() {
    return new Plot(heading, sheets).svg();
  }

  private Map<String, Object> json(Sheet sheet) {
    Map<String, Object> contenders = new LinkedHashMap<>();
    sheet.contenders().forEach(name -> contenders.put(name, json(sheet, name)));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("row", sheet.row());
    row.put("contenders", contenders);
    return row;
  }

  private Map<String, Object> json(Sheet sheet, String contender) {
    Map<String, Object> figures = new LinkedHashMap<>();
    sheet.names(contender).forEach(name -> figures.put(name, json(sheet.spread(contender, name))));
    String lead = heading.lead().figure();
    if (sheet.has(contender, lead) && sheet.has(sheet.contenders().getFirst(), lead)) {
      figures.put("oursToIt", json(sheet.oursTo(contender, lead)));
    }
    return figures;
  }

  private static Map<String, Object> json(Spread spread) {
    Map<String, Object> three = new LinkedHashMap<>();
    three.put("median", spread.median());
    three.put("min", spread.min());
    three.put("max", spread.max());
    return three;
  }
}
