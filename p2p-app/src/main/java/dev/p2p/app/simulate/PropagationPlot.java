package dev.p2p.app.simulate;

import dev.p2p.app.console.Figures;
import dev.p2p.simulator.scenario.Propagation;
import java.time.Duration;
import java.util.Locale;

/**
 * How messages spread, as an SVG picture that needs nothing else: the share of deliveries over the
 * time since publication. Follows the viewer's preference for light or dark.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class PropagationPlot {

  private static final int CURVE_POINTS = 200;
  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int RIGHT = 730;
  private static final int TOP = 84;
  private static final int BOTTOM = 360;
  private static final int SHARE_TICKS = 5;

  /** More than any label needs. */
  private static final int LABEL_WIDTH = 190;

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;
  private static final double PERCENT = 100;

  private static final String STYLE =
      """
      <style>
        .paper { fill: #ffffff } .grid { stroke: #d8dee4 } .axis { stroke: #57606a }
        .curve { stroke: #0969da; fill: none; stroke-width: 2.5; stroke-linejoin: round }
        .mark { fill: #cf222e } text { fill: #1f2328; font: 13px sans-serif }
        .title { font-size: 15px; font-weight: bold }
        @media (prefers-color-scheme: dark) {
          .paper { fill: #0d1117 } .grid { stroke: #30363d } .axis { stroke: #8b949e }
          .curve { stroke: #58a6ff } .mark { fill: #ff7b72 } text { fill: #e6edf3 }
        }
      </style>
      <rect class="paper" width="100%" height="100%"/>
      """;

  private final SimulationReport report;
  private final Propagation propagation;
  private final Axis axis;
  private final StringBuilder svg = new StringBuilder();

  private PropagationPlot(SimulationReport report) {
    this.report = report;
    this.propagation = report.result().delivery().propagation();
    this.axis = Axis.upTo(Figures.inMillis(propagation.percentile(1)));
  }

  /** The picture of a run. */
  public static String svg(SimulationReport report) {
    return new PropagationPlot(report).draw();
  }

  private String draw() {
    String title = escaped(report.title());
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
            .formatted(WIDTH, HEIGHT));
    svg.append(" height=\"%d\" role=\"img\" aria-label=\"%s\">%n".formatted(HEIGHT, title));
    svg.append(STYLE);
    text(LEFT, 26, "start", "class=\"title\"", title);
    text(LEFT, 48, "start", "", "share of deliveries that have come about, over all messages");
    drawShareAxis();
    drawTimeAxis();
    drawCurve();
    if (propagation.count() > 0) {
      mark(HALF, "50 %");
      mark(NEARLY_ALL, "99 %");
    }
    return svg.append("</svg>\n").toString();
  }

  private void drawShareAxis() {
    for (int i = 0; i <= SHARE_TICKS; i++) {
      double share = (double) i / SHARE_TICKS;
      line(i == 0 ? "axis" : "grid", LEFT, y(share), RIGHT, y(share));
      text(LEFT - 8, y(share) + 4, "end", "", Math.round(share * PERCENT) + " %");
    }
  }

  private void drawTimeAxis() {
    for (double tick : axis.ticks()) {
      double x = x(tick * axis.unitMillis());
      line(tick == 0 ? "axis" : "grid", x, TOP, x, BOTTOM);
      text(x, BOTTOM + 20, "middle", "", label(tick));
    }
    text((LEFT + RIGHT) / 2.0, BOTTOM + 44, "middle", "", "time since publication, " + axis.unit());
  }

  private void drawCurve() {
    svg.append("<polyline class=\"curve\" points=\"");
    for (Propagation.Point point : propagation.curve(CURVE_POINTS)) {
      svg.append(number(x(Figures.inMillis(point.after()))))
          .append(',')
          .append(number(y(point.share())))
          .append(' ');
    }
    svg.append("\"/>\n");
  }

  /** Where that share of the deliveries that there are has come about. */
  private void mark(double share, String name) {
    Duration after = propagation.percentile(share);
    double x = x(Figures.inMillis(after));
    double y = y(share * propagation.shareOfAll());
    svg.append(
        "<circle class=\"mark\" cx=\"%s\" cy=\"%s\" r=\"4\"/>%n".formatted(number(x), number(y)));
    String label = name + " within " + Figures.millis(after);
    // The curve rises: to the right below it is room, and to the left above.
    if (x + LABEL_WIDTH < RIGHT) {
      text(x + 12, y + 18, "start", "", label);
    } else {
      text(x - 12, y - 6, "end", "", label);
    }
  }

  private void line(String kind, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n"
            .formatted(kind, number(x1), number(y1), number(x2), number(y2)));
  }

  private void text(double x, double y, String anchor, String more, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" %s>%s</text>%n"
            .formatted(number(x), number(y), anchor, more, text));
  }

  private double x(double millis) {
    return LEFT + millis / axis.unitMillis() / axis.max() * (RIGHT - LEFT);
  }

  private static double y(double share) {
    return BOTTOM - share * (BOTTOM - TOP);
  }

  private static String label(double tick) {
    return tick == Math.rint(tick) ? String.valueOf((long) tick) : number(tick);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
