package dev.p2p.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theHelpListsEveryBench() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("smoke", "link", "fanout", "rtt", "connections", "bus", "startup", "micro");
  }

  @Test
  void defaultsDifferWhereABenchNeedsOthers() {
    assertThat(run("startup", "--help")).isZero();
    assertThat(run("connections", "--help")).isZero();
    assertThat(run("link", "--help")).isZero();

    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("each time; default 11.", "round; default 60.", "each time; default 5.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "link --size 7|option --size: must be from 8 to 1048576, was 7",
        "link --rounds 0|option --rounds: must be from 1 to 1000, was 0",
        "rtt --seconds 0|option --seconds: must be from 1 to 3600, was 0",
        "fanout --peers 1,2000|option --peers: must be from 1 to 1000, was 2000",
        "micro NoSuchBenchmark|\"NoSuchBenchmark\" is found in none of",
        "lnk|lnk"
      })
  void aMistakeIsNamed(String args, String complaint) {
    assertThat(run(args.split(" ", -1))).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString().replace("'", "")).contains(complaint);
  }

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
