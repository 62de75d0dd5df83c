package dev.p2p.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.simulator.text.SyntaxException;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user types or writes into files. */
final class SimulationInputsTest {

  @TempDir private Path folder;

  @Test
  void aRangeOfSeedsHasBothItsEnds() {
    assertThat(SeedRange.parse("3..5")).isEqualTo(new SeedRange(3, 5));
    assertThat(SeedRange.parse("7..7")).isEqualTo(new SeedRange(7, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1..", "a..b", "1-5", "-1..5", "1..99999999999999999999"})
  void anythingElseIsNoRangeOfSeeds(String text) {
    assertThatThrownBy(() -> SeedRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be two whole numbers such as 1..100, was \"%s\"", text);
  }

  @Test
  void aRangeOfSeedsDoesNotRunBackwards() {
    assertThatThrownBy(() -> SeedRange.parse("5..3"))
        .hasMessage("must end with a seed that is not below the first, was 5..3");
  }

  @Test
  void aReplayKeepsWhatTheRunDependsOnAndNothingElse() {
    List<String> typed =
        List.of(
            "simulate",
            "--nodes",
            "50",
            "--seeds",
            "1..9",
            "--json",
            "--scenario=churn",
            "--plot=a.svg",
            "--faults",
            "my faults.txt");

    assertThat(Replay.command(typed, 4))
        .isEqualTo("./p2p simulate --nodes 50 --scenario=churn --faults 'my faults.txt' --seed 4");
  }

  @ParameterizedTest
  @CsvSource({
    "random, 'random, degree 4', 20",
    "ring, ring, 10",
    "small-world, 'small world, degree 4', 20",
    "star, star, 9"
  })
  void topologiesHaveNames(String name, String label, int dialsMax) {
    TopologyChoice choice = TopologyChoice.parse(name, 4, 10);

    assertThat(choice.label()).isEqualTo(label);
    assertThat(choice.topology().edges(10, new SeededRandom(1)))
        .hasSizeBetween(dialsMax - 4, dialsMax);
  }

  @Test
  void aFileListsDials() throws IOException {
    assertThat(edges("0 1 # a remark\n\n  2   1\n"))
        .containsExactly(new Edge(0, 1), new Edge(2, 1));
  }

  @Test
  void aLineThatIsWrongIsNamed() {
    assertThatThrownBy(() -> edges("0 1\n1 0"))
        .isInstanceOf(SyntaxException.class)
        .hasMessage(
            "%s:2: an edge must join two nodes that no other joins, was 1 0",
            folder.resolve("dials.txt"));
  }

  @Test
  void aNodeThatIsNotThereIsAMistakeBeforeAnythingRuns() {
    assertThatThrownBy(() -> edges("0 3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an edge must join two of nodes 0 to 2, was 0 3");
  }

  @Test
  void aNameThatIsNeitherATopologyNorAFileIsAMistake() {
    assertThatThrownBy(() -> TopologyChoice.parse("rnig", 8, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "must be one of random, ring, small-world, star or a file of dials that can be read,"
                + " was \"rnig\"");
  }

  private List<Edge> edges(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("dials.txt"), text);
    return TopologyChoice.parse(file.toString(), 8, 3).topology().edges(3, new SeededRandom(1));
  }
}
