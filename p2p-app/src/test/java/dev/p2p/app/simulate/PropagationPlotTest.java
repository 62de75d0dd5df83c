package dev.p2p.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class PropagationPlotTest {

  @Test
  void thePictureIsWellFormedAndSaysWhatItShows() throws Exception {
    SimulationReport report = Runs.steady();
    Element svg = parsed(PropagationPlot.svg(report));

    assertThat(texts(svg))
        .contains(
            "steady: 10 nodes (random, degree 8), seed 7, 100 messages of 256 bytes",
            "time since publication, ms",
            "0 %",
            "100 %")
        .anyMatch(text -> text.startsWith("50 % within"))
        .anyMatch(text -> text.startsWith("99 % within"));
  }

  @Test
  void theCurveStaysWithinTheAxesAndNeverFalls() throws Exception {
    Element svg = parsed(PropagationPlot.svg(Runs.steady()));
    Element curve = (Element) svg.getElementsByTagName("polyline").item(0);
    List<double[]> points = new ArrayList<>();
    for (String point : curve.getAttribute("points").strip().split(" ", -1)) {
      String[] xy = point.split(",", -1);
      points.add(new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])});
    }

    assertThat(points).hasSize(200);
    assertThat(points).allMatch(point -> point[0] >= 70 && point[0] <= 730);
    assertThat(points.getFirst()[1]).isEqualTo(360);
    assertThat(points.getLast()[1]).isEqualTo(84);
    assertThat(points.stream().map(point -> -point[1]).toList()).isSorted();
  }

  @Test
  void whatAFileIsCalledCannotBreakThePicture() throws Exception {
    SimulationReport report =
        new SimulationReport(Runs.steady().result(), "a<b>&\"c\".txt", "./p2p simulate");

    assertThat(texts(parsed(PropagationPlot.svg(report))))
        .anyMatch(text -> text.contains("a<b>&\"c"));
  }

  @Test
  void ticksAreRoundNumbersThatLeaveRoomForTheLast() {
    assertThat(Axis.upTo(142.6)).isEqualTo(new Axis(160, 20, "ms", 1));
    assertThat(Axis.upTo(200).ticks()).containsExactly(0.0, 50.0, 100.0, 150.0, 200.0);
    assertThat(Axis.upTo(35_787)).isEqualTo(new Axis(40, 5, "s", 1_000));
    assertThat(Axis.upTo(0).ticks()).hasSizeBetween(2, 9);
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<String> texts(Element svg) {
    NodeList nodes = svg.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
