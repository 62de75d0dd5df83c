package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.simulator.scenario.Scenario;
import dev.p2p.simulator.scenario.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class SimulateCommandTest {

  private static final List<String> SMALL =
      List.of("--nodes", "10", "--messages", "20", "--for", "4s");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      P2p.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void aRunThatKeepsItsPromisesIsToldAndExitCodeZero() {
    assertThat(simulate("--seed", "3")).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .startsWith("steady: 10 nodes (random, degree 8), seed 3, 20 messages of 256 bytes")
        .contains("All that steady promises holds");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aBrokenPromiseIsExitCodeOneWithTheCommandThatReplaysIt() throws IOException {
    Path faults = Files.writeString(folder.resolve("faults"), "0s cut 0 -> 1\n");

    int code = simulate("--topology", "star", "--faults", faults.toString(), "--seeds", "2..2");

    assertThat(code).isEqualTo(ExitCode.FAILED);
    String replay =
        "./p2p simulate --nodes 10 --messages 20 --for 4s --topology star --faults %s --seed 2"
            .formatted(faults);
    assertThat(out.toString()).contains("LOST=").contains("BROKEN for 1 of 1 seeds", replay);
  }

  @Test
  void aTraceHasALineForEachEvent() throws IOException {
    Path trace = folder.resolve("trace");

    assertThat(simulate("--trace", trace.toString(), "--json")).isEqualTo(ExitCode.OK);

    List<String> lines = Files.readAllLines(trace);
    assertThat(out.toString()).contains("\"events\":" + lines.size() + ",");
    assertThat(lines)
        .anyMatch(line ->
            line.matches(
                "\\{\"at\":\\d+,\"node\":\"n\\d\",\"event\":\"published\",\"id\":\"[0-9a-f]{64}\",.*"));
  }

  @Test
  void aPlotIsAPicture() throws IOException {
    Path plot = folder.resolve("plot.svg");

    assertThat(simulate("--plot", plot.toString())).isEqualTo(ExitCode.OK);

    assertThat(plot).content().startsWith("<svg ").endsWith("</svg>\n").contains("seed 1");
  }

  @Test
  void whatCannotBeWrittenIsALineAndExitCodeOneAndTheResultIsTold() {
    Path nowhere = folder.resolve("none/plot.svg");

    assertThat(simulate("--plot", nowhere.toString())).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString()).isEqualToNormalizingNewlines("can't write: " + nowhere + "\n");
    assertThat(out.toString()).startsWith("steady: 10 nodes").contains("All that steady promises");
  }

  @Test
  void anUnknownScenarioIsAMistakeThatNamesThemAll() {
    assertMistake(
        "Invalid value for option '--scenario': must be one of %s, was \"steddy\""
            .formatted(String.join(", ", Scenarios.names())),
        "--scenario",
        "steddy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nodes     | 1      | must be 2 to 100000, was 1",
        "--degree    | 1      | must be 2 to 100000, was 1",
        "--messages  | -1     | must be 0 to 1000000, was -1",
        "--size      | 7      | must be 8 to 1374983, was 7",
        "--for       | 999ms  | must be 1s to 1440m, was 999ms",
        "--for       | 1h     | must be a duration such as 500ms, 60s or 5m, was \"1h\"",
        "--seeds     | 1-2    | must be two whole numbers such as 1..100, was \"1-2\"",
        "--faults    | absent | \"absent\" can't be read"
      })
  void aValueOutOfRangeIsAMistake(String option, String value, String rule) {
    assertMistake("Invalid value for option '%s': %s".formatted(option, rule), option, value);
  }

  @ParameterizedTest
  @CsvSource({
    "100000, --degree,   101,     10000000,   10100000",
    "100000, --degree,   100000,  10000000,   10000000000",
    "1001,   --messages, 1000000, 1000000000, 1001000000"
  })
  void whatNoMemoryHoldsIsAMistake(
      String nodes, String option, String value, long max, long product) {
    assertMistake(
        ("--nodes times %s must be at most %d, was %d; what comes near needs more memory than the"
                + " JVM takes by itself, such as P2P_JAVA_OPTS=-Xmx8g")
            .formatted(option, max, product),
        "--nodes",
        nodes,
        option,
        value);
  }

  @Test
  void oneSeedBesideManyIsAMistake() {
    assertMistake(
        "--seed is one run, --seeds are many: give one of the two",
        "--seed",
        "1",
        "--seeds",
        "1..2");
  }

  @Test
  void aFaultThatDoesNotSuitIsAMistakeInItsFile() throws IOException {
    Path faults = Files.writeString(folder.resolve("faults"), "1s crash 10\n");

    assertThat(simulate("--faults", faults.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .startsWith(faults + ":1: ")
        .contains("a node must be one of 0 to 9, was 10");
  }

  @Test
  void oneFileCannotHoldManyRuns() {
    assertMistake(
        "--trace and --plot are about one run: use --seed, not --seeds",
        "--seeds",
        "1..2",
        "--plot",
        "plot.svg");
  }

  @Test
  void helpTellsOfEveryScenarioWithin80Columns() {
    assertThat(commandLine.execute("simulate", "--help")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains(Scenarios.names());
    String oneLine = out.toString().replaceAll("\\s+", " ");
    for (Scenario scenario : Scenarios.all()) {
      assertThat(oneLine).contains(scenario.name() + " " + scenario.story());
    }
    assertThat(oneLine)
        .contains("All promise: nothing delivered twice, ", ", no defect, everything repaired.")
        .contains(
            "steady, slow-peers, silent-fifth also promise: nobody blamed, every Ping answered,"
                + " nothing lost.");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void soakRunsEveryScenario() {
    assertThat(Path.of("../p2p"))
        .content()
        .contains("for scenario in %s; do".formatted(String.join(" ", Scenarios.names())));
  }

  private int simulate(String... more) {
    List<String> arguments = new ArrayList<>(SMALL);
    arguments.addFirst("simulate");
    arguments.addAll(List.of(more));
    return commandLine.execute(arguments.toArray(String[]::new));
  }

  private void assertMistake(String message, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addFirst("simulate");
    assertThat(commandLine.execute(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(message + "\nSee \"p2p simulate --help\".\n");
    assertThat(out.toString()).isEmpty();
  }
}
