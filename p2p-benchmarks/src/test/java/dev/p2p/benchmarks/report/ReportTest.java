package dev.p2p.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ReportTest {

  private final Heading heading =
      new Heading(
          "link",
          "About.",
          "bytes",
          List.of(new Column("messages/s", "rate"), new Column("CPU µs", "cpu")));
  private final Environment environment =
      new Environment("./p2p bench link", "A \"CPU\" <1>", 2, "25", 0.25, 0.05);
  private final Report report = new Report(heading, environment, 2, List.of(sheet()));

  @Test
  void theTableHasALineForEachRowAndContender() {
    assertThat(report.markdown())
        .isEqualTo(
            """
            ### link

            About. `./p2p bench link`: A "CPU" <1>, 2 processors, JDK 25; at the start 5 % busy, load 0.25.

            Medians of 2 rounds; in brackets the least and the most.

            | bytes | contender | messages/s | ours to it | CPU µs |
            | --: | --- | --: | --: | --: |
            | 256 | ours | 1,500 (1,000 to 2,000) |  | 2.50 |
            | 256 | rival | 750 (500 to 1,000) | 2.00 (2.00 to 2.00) |  |
            """);
  }

  @Test
  void jsonHasEveryFigureWithItsSpread() {
    JsonNode root = new ObjectMapper().readTree(report.json());

    assertThat(root.get("bench").asString()).isEqualTo("link");
    assertThat(root.get("rounds").asInt()).isEqualTo(2);
    assertThat(root.get("comparedBy").asString()).isEqualTo("rate");
    assertThat(root.at("/environment/cpu").asString()).isEqualTo("A \"CPU\" <1>");
    assertThat(root.at("/environment/quiet").asBoolean()).isTrue();
    assertThat(root.at("/rows/0/row").asString()).isEqualTo("256");
    JsonNode ours = root.at("/rows/0/contenders/ours");
    assertThat(ours.at("/rate/median").asDouble()).isEqualTo(1_500);
    assertThat(ours.at("/rate/min").asDouble()).isEqualTo(1_000);
    assertThat(ours.at("/rate/max").asDouble()).isEqualTo(2_000);
    assertThat(root.at("/rows/0/contenders/rival/oursToIt/median").asDouble()).isEqualTo(2);
    assertThat(root.at("/rows/0/contenders/rival/cpu").isMissingNode()).isTrue();
  }

  @Test
  void thePlotIsAPictureWithABarForEachContender() throws Exception {
    var picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(report.svg())));

    assertThat(picture.getElementsByTagName("rect").getLength()).as("paper and bars").isEqualTo(3);
  }

  @Test
  void aBusyMachineIsWarnedOfAndAPastLoadIsNot() {
    assertThat(new Environment("", "", 2, "", 9, 0.1).warning()).isEmpty();
    assertThat(new Environment("", "", 2, "", 0, 0.6).warning())
        .hasValueSatisfying(text -> assertThat(text).contains("60 % busy"));
  }

  private static Sheet sheet() {
    Sheet sheet = new Sheet("256");
    sheet.add(round(1_000, 500, 2));
    sheet.add(round(2_000, 1_000, 3));
    return sheet;
  }

  private static Round round(double ours, double rival, double cpu) {
    Map<String, Figures> round = new LinkedHashMap<>();
    round.put("ours", Figures.NONE.with("rate", ours).with("cpu", cpu));
    round.put("rival", Figures.NONE.with("rate", rival));
    return new Round(round);
  }
}
