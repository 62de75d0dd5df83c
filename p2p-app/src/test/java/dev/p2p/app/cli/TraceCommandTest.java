package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Traces of real runs, written by one command and read by the other. */
@Timeout(120)
final class TraceCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ID = "6d0b3c".repeat(10) + "abcd";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      P2p.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void afterAPartitionHasHealedNoNodeIsMissing() throws IOException {
    Path trace = simulate(ExitCode.OK, "--scenario", "partition-heal");

    for (String id : publishedIn(trace)) {
      JsonNode story = story(id, trace);
      assertThat(story.get("missing")).as(id).isEmpty();
      assertThat(story.get("stops")).hasSize(10);
      assertThat(story.get("faults").get(0).get("what").asString()).startsWith("partition");
      assertEachStopFollowsFromAnother(story);
    }
  }

  @Test
  void inAPartitionThatStaysTheNodesOfTheOtherHalfAreMissing() throws IOException {
    Path faults = Files.writeString(folder.resolve("faults"), "0s partition 0-4 | 5-9\n");
    Path trace = simulate(ExitCode.FAILED, "--faults", faults.toString());

    for (String id : publishedIn(trace)) {
      JsonNode story = story(id, trace);
      boolean isLower = story.get("origin").asString().compareTo("n5") < 0;
      List<String> otherHalf =
          IntStream.range(0, 5).map(i -> isLower ? 5 + i : i).mapToObj(i -> "n" + i).toList();
      assertThat(texts(story.get("missing"))).as(id).containsExactlyInAnyOrderElementsOf(otherHalf);
      assertThat(story.get("stops")).hasSize(5);
      assertEachStopFollowsFromAnother(story);
    }
  }

  @Test
  void whatRingsGaveUpIsToldWithTheMessage() throws IOException {
    Path trace = simulate(ExitCode.OK, "--scenario", "flood");

    JsonNode dropped =
        JSON.readTree(
            Files.readAllLines(trace).stream()
                .filter(line -> line.contains("\"detail\":\"DISPLACED\""))
                .findFirst()
                .orElseThrow());
    JsonNode drop = story(dropped.get("id").asString(), trace).get("drops").get(0);
    assertThat(drop.get("atNanos")).isEqualTo(dropped.get("at"));
    assertThat(drop.get("node")).isEqualTo(dropped.get("node"));
    assertThat(drop.get("peer")).isEqualTo(dropped.get("peer"));
    assertThat(drop.get("reason").asString()).isEqualTo("DISPLACED");
  }

  @Test
  void aDemonstrationIsTracedByTheSameNamesOfNodes() throws IOException {
    Path lines = folder.resolve("lines");
    Files.write(lines, IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());
    Path trace = folder.resolve("events.jsonl");

    assertThat(
            commandLine.execute(
                "demo", "--messages", lines.toString(), "--trace", trace.toString(), "--json"))
        .isEqualTo(ExitCode.OK);

    List<String> ids = publishedIn(trace);
    assertThat(ids).hasSizeGreaterThanOrEqualTo(100);
    for (String id : ids.subList(0, 10)) {
      JsonNode story = story(id, trace);
      assertThat(story.get("missing")).as(id).isEmpty();
      assertThat(story.get("stops")).hasSize(5);
      assertEachStopFollowsFromAnother(story);
    }
  }

  @Test
  void peopleReadWhereAMessageWent() throws IOException {
    Path trace = simulate(ExitCode.OK, "--scenario", "steady");
    String id = publishedIn(trace).getFirst();

    assertThat(trace(trace, id.substring(0, 12))).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .startsWith(id)
        .contains(
            "reached     9 of 9 other nodes", "verdicts    9 accepted", "missing at  no node");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aTraceThatWasCutShortIsAMistakeWithItsLine() throws IOException {
    Path trace = simulate(ExitCode.OK, "--scenario", "steady");
    List<String> lines = Files.readAllLines(trace);
    Files.writeString(trace, lines.get(0) + "\n" + lines.get(1).substring(0, 20));

    assertThat(trace(trace, ID)).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .startsWith(trace + ":2: not JSON: Unexpected end-of-input")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anIdThatIsNotThereIsAMistakeThatNamesThoseThatAre() throws IOException {
    Path trace =
        Files.writeString(
            folder.resolve("events.jsonl"),
            "{\"at\":1,\"node\":\"n0\",\"event\":\"published\",\"id\":\"%s\",\"topic\":\"tx\",\"bytes\":9}\n"
                .formatted(ID));

    assertThat(trace(trace, "ffff")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            %s: no message has an id that begins with "ffff"; those published first are
              %s  tx, first at n0 after 0.000000 s
            """
                .formatted(trace, ID));
  }

  @Test
  void anIdThatIsNoneIsAMistake() {
    assertThat(trace(folder.resolve("events.jsonl"), "6dxy")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .contains("(ID): must be 1 to 64 hexadecimal digits, was \"6dxy\"")
        .contains("See \"p2p trace --help\".");
  }

  @Test
  void aFileThatIsNotThereIsAMistakeAndOneThatIsNoneFails() {
    Path nowhere = folder.resolve("none");
    assertThat(trace(nowhere, ID)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("Invalid value for option '--from': \"%s\" can't be read".formatted(nowhere));

    err.getBuffer().setLength(0);
    assertThat(trace(folder, ID)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).startsWith(folder + ": can't be read: ").hasLineCount(1);
  }

  @Test
  void aTraceOfADemonstrationThatCannotBeWrittenIsALineAndExitCodeOne() throws IOException {
    Path lines = Files.writeString(folder.resolve("lines"), "one\n");
    Path nowhere = folder.resolve("none/events.jsonl");

    assertThat(
            commandLine.execute(
                "demo", "--messages", lines.toString(), "--trace", nowhere.toString()))
        .isEqualTo(ExitCode.FAILED);

    assertThat(err.toString()).isEqualToNormalizingNewlines("can't write: " + nowhere + "\n");
  }

  /** Whoever gave a node its first copy had it before, and is a hop nearer to where it began. */
  private static void assertEachStopFollowsFromAnother(JsonNode story) {
    List<JsonNode> before = new ArrayList<>();
    for (JsonNode stop : story.get("stops")) {
      if (before.isEmpty()) {
        assertThat(stop.get("node")).isEqualTo(story.get("origin"));
        assertThat(stop.get("outcome").asString()).isEqualTo("published");
      } else {
        assertThat(stop.get("outcome").asString()).isEqualTo("accepted");
        assertThat(before)
            .anySatisfy(giver -> {
              assertThat(giver.get("node")).isEqualTo(stop.get("from"));
              assertThat(giver.get("hops").asInt()).isEqualTo(stop.get("hops").asInt() - 1);
            });
        assertThat(stop.get("duplicates").asLong()).isEqualTo(stop.get("arrived").asLong() - 1);
      }
      before.add(stop);
    }
  }

  private Path simulate(int expectedCode, String... more) {
    Path trace = folder.resolve("events.jsonl");
    List<String> arguments =
        new ArrayList<>(List.of("simulate", "--nodes", "10", "--messages", "10", "--for", "10s"));
    arguments.addAll(List.of("--json", "--trace", trace.toString()));
    arguments.addAll(List.of(more));
    assertThat(commandLine.execute(arguments.toArray(String[]::new))).isEqualTo(expectedCode);
    out.getBuffer().setLength(0);
    return trace;
  }

  private JsonNode story(String id, Path trace) {
    out.getBuffer().setLength(0);
    assertThat(trace(trace, id, "--json")).as(id).isEqualTo(ExitCode.OK);
    return JSON.readTree(out.toString());
  }

  private int trace(Path trace, String id, String... more) {
    List<String> arguments = new ArrayList<>(List.of("trace", id, "--from", trace.toString()));
    arguments.addAll(List.of(more));
    return commandLine.execute(arguments.toArray(String[]::new));
  }

  private static List<String> publishedIn(Path trace) throws IOException {
    return Files.readAllLines(trace).stream()
        .filter(line -> line.contains("\"event\":\"published\""))
        .map(line -> JSON.readTree(line).get("id").asString())
        .distinct()
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }
}
