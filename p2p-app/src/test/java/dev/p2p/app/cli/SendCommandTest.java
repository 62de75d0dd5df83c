package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What can't be sent is said before anybody is dialled. */
@Timeout(60)
final class SendCommandTest {

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine = P2p.commandLine().setErr(new PrintWriter(err));

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aTimeoutIsPositive(int seconds) {
    assertMistake(
        "Invalid value for option '--timeout': must be at least 1, was " + seconds,
        "--text",
        "hello",
        "--timeout",
        String.valueOf(seconds));
  }

  @Test
  void aFileThatIsTooLargeIsNamedWithItsSize() throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[3_000_000]);

    assertMistake(
        ("Invalid value for option '--file': \"%s\" must have at most 1374983 bytes,"
                + " the most of topic tx, has 3000000")
            .formatted(file),
        "--file",
        file.toString());
  }

  @Test
  void ofAFileWithoutEndOnlyTheBeginningIsRead() {
    assumeTrue(Files.isReadable(Path.of("/dev/zero")));

    assertMistake(
        "Invalid value for option '--file': \"/dev/zero\" must have at most 1374983 bytes,"
            + " the most of topic tx, has more",
        "--file",
        "/dev/zero");
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithTheReason() {
    // Its first page is mapped by nobody.
    assumeTrue(Files.isReadable(Path.of("/proc/self/mem")));

    int code =
        commandLine.execute(
            "send", "--to", "127.0.0.1:1", "--topic", "tx", "--file", "/proc/self/mem");

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("Invalid value for option '--file': \"/proc/self/mem\" can't be read: ");
  }

  @Test
  void anUnknownTopicIsBlamedBeforeItsFile() {
    int code =
        commandLine.execute(
            "send", "--to", "127.0.0.1:1", "--topic", "nope", "--file", "/proc/self/status");

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("Invalid value for option '--topic': profile dusk-0.4.3 has no topic \"nope\"");
  }

  private void assertMistake(String message, String... more) {
    String[] args = new String[more.length + 5];
    System.arraycopy(new String[] {"send", "--to", "127.0.0.1:1", "--topic", "tx"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);

    assertThat(commandLine.execute(args)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(message + "\nSee \"p2p send --help\".\n");
  }
}
