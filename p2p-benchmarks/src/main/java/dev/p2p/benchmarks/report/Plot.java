package dev.p2p.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * Bars of the figure that contenders are compared by, a group for each row, each group to its own
 * scale: rows differ by orders of magnitude. A line in a bar's colour goes from the least to the
 * most.
 */
record Plot(Heading heading, List<Sheet> sheets) {

  // Pixels.
  private static final int WIDTH = 880;
  private static final int NAME = 190;
  private static final int BAR = 330;
  private static final int STEP = 22;
  private static final int HEAD = 58;
  private static final int GROUP_HEAD = 30;
  private static final String OURS = "#2b6cb0";
  private static final String RIVAL = "#a0aec0";

  String svg() {
    StringBuilder body = new StringBuilder();
    int y = HEAD;
    for (Sheet sheet : sheets) {
      y = group(body, sheet, y);
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
    font-family="sans-serif" font-size="13">
    <rect width="100%%" height="100%%" fill="white"/>
    <text x="16" y="28" font-size="16">%3$s: %4$s</text>
    %5$s</svg>
    """
        .formatted(
            WIDTH, y + STEP, escaped(heading.bench()), escaped(heading.lead().title()), body);
  }

  private int group(StringBuilder body, Sheet sheet, int top) {
    String figure = heading.lead().figure();
    List<String> shown =
        sheet.contenders().stream().filter(name -> sheet.has(name, figure)).toList();
    double most =
        shown.stream().mapToDouble(name -> sheet.spread(name, figure).max()).max().orElse(1);
    body.append(text(STEP, top + STEP - 4, heading.row() + ": " + sheet.row()));
    int y = top + GROUP_HEAD;
    for (String name : shown) {
      boolean ours = name.equals(sheet.contenders().getFirst());
      body.append(bar(name, sheet.spread(name, figure), most, y, ours ? OURS : RIVAL));
      y += STEP;
    }
    return y + STEP / 2;
  }

  private static String bar(String name, Spread spread, double most, int y, String colour) {
    double scale = most > 0 ? BAR / most : 0;
    String shapes =
        String.format(
            Locale.ROOT,
            """
            <rect x="%1$d" y="%2$d" width="%3$.1f" height="14" fill="%4$s"/>
            <line x1="%5$.1f" x2="%6$.1f" y1="%7$d" y2="%7$d" stroke="black"/>
            """,
            NAME,
            y,
            spread.median() * scale,
            colour,
            NAME + spread.min() * scale,
            NAME + spread.max() * scale,
            y + 7);
    return text(2 * STEP, y + 12, name)
        + shapes
        + text(NAME + BAR + STEP / 2, y + 12, Digits.of(spread));
  }

  private static String text(int x, int y, String text) {
    return "<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(x, y, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
