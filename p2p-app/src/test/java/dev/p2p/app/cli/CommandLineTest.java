package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.app.config.NodeConfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      P2p.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void helpNamesEveryCommandAndHowToStart() {
    assertThat(commandLine.execute("--help")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains(commandLine.getSubcommands().keySet()).contains("Examples");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatACommandIsCalledBeforeItIsMadeIsItsName() {
    for (String name : commandLine.getSubcommands().keySet()) {
      assertThat(P2p.commandLine(name, "--help").getSubcommands()).containsOnlyKeys(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "ruun", ""})
  void whoeverNamesNoneIsToldOfAll(String first) {
    assertThat(P2p.commandLine(first).getSubcommands())
        .hasSameSizeAs(commandLine.getSubcommands())
        .hasSizeGreaterThan(1);
  }

  @Test
  void helpFitsATerminalOf80Columns() {
    commandLine.execute("--help");
    commandLine.execute("config", "--help");
    commandLine.execute("run", "--help");
    commandLine.execute("send", "--help");
    commandLine.execute("tail", "--help");
    commandLine.execute("demo", "--help");
    commandLine.execute("trace", "--help");
    commandLine.execute("peers", "--help");
    commandLine.execute("why", "--help");
    commandLine.execute("bans", "--help");
    commandLine.execute("bans", "add", "--help");
    commandLine.execute("bans", "remove", "--help");
    commandLine.execute("log-level", "--help");
    commandLine.execute("trace", "--help");
    commandLine.execute("frame", "--help");
    commandLine.execute("frame", "decode", "--help");
    commandLine.execute("frame", "encode", "--help");

    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(commandLine.execute("--version")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).matches("p2p [0-9]+\\.[0-9]+\\.[0-9]+\\S*\\R" + "on Java .*\\R");
  }

  @Test
  void aMissingCommandIsAMistake() {
    assertMistake("Missing required subcommand\nSee \"p2p --help\".\n");
  }

  @Test
  void anUnknownCommandIsAMistakeWithASuggestion() {
    assertMistake(
        "Unmatched argument at index 0: 'confg'\nDid you mean: p2p config?\nSee \"p2p --help\".\n",
        "confg");
  }

  @Test
  void anUnknownOptionIsAMistakeOfItsCommand() {
    assertMistake(
        "Unknown option: '--chekc'\nPossible solutions: --check\nSee \"p2p config --help\".\n",
        "config",
        "--chekc");
  }

  @Test
  void theDefaultFileIsPrintedWordForWord() {
    assertThat(commandLine.execute("config", "--print-default")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).isEqualTo(NodeConfigFile.defaultText());
  }

  @Test
  void aGoodFileIsOkAndNothingElseIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("my node.json"), "{}");

    assertThat(commandLine.execute("config", "--check", file.toString())).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).isEqualToNormalizingNewlines(file + ": ok\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aBadFileIsAMistakeWithALineForEachOfItsErrors() throws IOException {
    Path file = Files.writeString(folder.resolve("node.json"), "{\"a\": 1,\n\"b\": 2}");

    assertMistake(
        "%1$s:1:2: a: is not a known key\n%1$s:2:1: b: is not a known key\n".formatted(file),
        "config",
        "--check",
        file.toString());
  }

  @Test
  void aNetworkIsNamedOnceOnly() {
    assertMistake(
        """
        Error: --network=NAME, --magic=0x… are mutually exclusive (specify only one)
        See "p2p frame decode --help".
        """,
        "frame",
        "decode",
        "--network",
        "testnet",
        "--magic",
        "0x1");
  }

  @Test
  void aProfileThatDoesNotSuitTheConfigurationIsAMistake() throws IOException {
    Path file = Files.writeString(folder.resolve("node.json"), "{\"stampMessages\": true}");

    assertMistake(
        "Invalid value for option '--profile': stampMessages must be false with profile dusk-0.4.0,"
            + " whose frames have no reserved field\nSee \"p2p run --help\".\n",
        "run",
        "--config",
        file.toString(),
        "--profile",
        "dusk-0.4.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "send --to 127.0.0.1:1 --topic tx --text hello"})
  void aStampForWhichFramesHaveNoFieldIsAMistakeOfItsOwnOption(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("node.json"), "{\"profile\": \"dusk-0.4.0\"}");
    String name = command.split(" ", -1)[0];

    assertMistake(
        "Option '--stamp' must not be given with profile dusk-0.4.0, whose frames have no reserved"
            + " field\nSee \"p2p %s --help\".\n".formatted(name),
        (command + " --stamp --config " + file).split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "run --config none,--peer",
    "run --config none,--bootstrap",
    "send --topic tx --text hello,--to",
    "tail,--from"
  })
  void nobodyIsReachedAtPortZero(String command, String option) {
    String[] args = (command + " " + option + " 127.0.0.1:0").split(" ", -1);

    assertThat(commandLine.execute(args)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("Invalid value for option '" + option)
        .contains("\"127.0.0.1:0\": the port of a peer must be 1 to 65535, was 0");
  }

  private void assertMistake(String message, String... args) {
    assertThat(commandLine.execute(args)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).isEqualToNormalizingNewlines(message);
    assertThat(out.toString()).isEmpty();
  }
}
