package dev.p2p.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.app.console.Figures;
import org.junit.jupiter.api.Test;

final class SimulationReportTest {

  @Test
  void aRunIsToldInTenLinesAndASentence() {
    SimulationReport report = Runs.steady();

    assertThat(report.toText().lines())
        .startsWith(
            "steady: 10 nodes (random, degree 8), seed 7, 100 messages of 256 bytes",
            "Every node reads, relays and stays.",
            "")
        .anyMatch(line ->
            line.matches("  delivered  900 of 900 deliveries that were due, 100 %; .* copies.*"))
        .anyMatch(line -> line.matches("  latency    half within [\\d.]+ ms, 99 % within .*"))
        .anyMatch(line -> line.matches("  sent       [\\d.]+ KiB by the median node, .*"))
        .contains("  dropped    nothing", "  trace      " + report.result().run().traceHash())
        .endsWith(
            "",
            "All that steady promises holds:",
            "  nothing delivered twice, nothing invented, bounds kept, books right, nobody stuck,"
                + " no defect, nobody blamed, every Ping answered, nothing lost,"
                + " everything repaired.");
  }

  @Test
  void whatIsBrokenIsToldWithEvidenceSeedAndCommand() {
    assertThat(Runs.broken().toText())
        .endsWith(
            """

            BROKEN, although steady promises otherwise:
              lost: 2 times
              LOST at 4.500 s, node 3: tx did not reach 1 nodes: {4}
            Seed 7. The same run again:
              ./p2p simulate --nodes 10 --seed 7
            """)
        .doesNotContain("holds");
  }

  @Test
  void hundredPercentMeansAll() {
    assertThat(Figures.percent(1)).isEqualTo("100 %");
    assertThat(Figures.percent(0.999_999)).isEqualTo("99.99 %");
    assertThat(Figures.percent(0)).isEqualTo("0.00 %");
  }

  @Test
  void bytesHaveAUnitThatSuitsThem() {
    assertThat(Figures.bytes(1_023)).isEqualTo("1023 B");
    assertThat(Figures.bytes(1_024)).isEqualTo("1.0 KiB");
    assertThat(Figures.bytes(3 << 19)).isEqualTo("1.5 MiB");
  }

  @Test
  void manyRunsAreALineEachAndASummary() {
    SeedTable table = new SeedTable("steady");

    assertThat(table.add(Runs.steady()))
        .matches(" +7 +100 % .* -")
        .hasSameSizeAs(SeedTable.HEADER.replaceFirst("broken$", "-"));
    assertThat(table.holds()).isTrue();
    assertThat(table.summary()).isEqualTo("All that steady promises holds for each of 1 seeds.\n");

    assertThat(table.add(Runs.broken())).endsWith("  {LOST=2}");
    assertThat(table.holds()).isFalse();
    assertThat(table.summary())
        .isEqualTo(
            """
            BROKEN for 1 of 2 seeds. The same runs again:
              ./p2p simulate --nodes 10 --seed 7
            """);
  }
}
