package dev.p2p.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class FuzzTest {

  @TempDir private Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void withoutATargetItListsThem() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains(Target.ALL.stream().map(Target::name).toList());
  }

  @Test
  void anUnknownTargetIsAMistakeThatNamesTheKnownOnes() {
    assertThat(run("nope")).isEqualTo(2);
    assertThat(err.toString()).contains("no target is named \"nope\"; there are: addresses, ");
  }

  @Test
  void noTimeIsAMistake() {
    assertThat(run("bytes", "--seconds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--seconds must be at least 1, was 0");
  }

  @Test
  void replaysOneInput() throws IOException {
    Path input = Files.writeString(root.resolve("input"), "127.0.0.1:7000");
    assertThat(run("addresses", "--replay", input.toString())).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("holds");
  }

  @Test
  void anInputThatIsNotThereIsAMistake() {
    assertThat(run("addresses", "--replay", root.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none: not a file that can be read");
  }

  @Test
  void aFolderIsNoInput() {
    assertThat(run("addresses", "--replay", root.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith(root + ": not a file that can be read");
  }

  @Test
  void aRunThatBrokeNothingSaysWhatItDid() {
    FuzzRun.Report report =
        report(
            0,
            """
            #90 NEW    cov: 72 ft: 122 corp: 27/210b lim: 256
            #99 DONE   cov: 73 ft: 123 corp: 28/210b lim: 256
            stat::number_of_executed_units: 99
            stat::average_exec_per_sec:     33
            """);
    assertThat(report.holds()).isTrue();
    assertThat(report.text().lines())
        .containsExactly(
            "bytes: 99 inputs, 33 a second; coverage 73, features 123, corpus 28",
            "Nothing broke.");
  }

  @Test
  void aRunThatBrokeSomethingSaysHowToReplayIt() {
    FuzzRun.Report report =
        report(
            77,
            """
            == Java Exception: java.lang.AssertionError: the frame must be 1, was 2
            artifact_prefix='/x/'; Test unit written to /x/crash-1
            stat::number_of_executed_units: 9
            stat::average_exec_per_sec:     3
            """);
    assertThat(report.holds()).isFalse();
    assertThat(report.text().lines())
        .containsExactly(
            "bytes: 9 inputs, 3 a second; no coverage",
            "Broken: java.lang.AssertionError: the frame must be 1, was 2",
            "input: /x/crash-1",
            "replay: ./p2p fuzz bytes --replay /x/crash-1");
  }

  @Test
  void aRunThatDiedHoldsNothing() {
    assertThat(report(1, "Error: no such class").holds()).isFalse();
  }

  private FuzzRun.Report report(int exit, String log) {
    return new FuzzRun(Target.find("bytes").orElseThrow(), root).report(exit, log);
  }

  private int run(String... arguments) {
    CommandLine command = Fuzz.commandLine(root);
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
