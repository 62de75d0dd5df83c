package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Lines that can't be published are a user's mistake, told in a line. */
@Timeout(60)
final class DemoCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      P2p.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void aFolderIsNoFileOfLines() {
    assertMistake(
        folder,
        """
        Invalid value for option '--messages': "%s" is not a file that can be read
        See "p2p demo --help".
        """);
  }

  @Test
  void whatIsNotTextIsToldWithItsPlace() throws IOException {
    Path file = Files.write(folder.resolve("lines"), new byte[] {'a', '\n', (byte) 0xff, '\n'});

    assertMistake(
        file,
        """
        2 nodes, lines from %1$s
        %1$s:2: a line must be text in UTF-8, has other bytes
        """);
  }

  @Test
  void aLineThatIsLongerThanAMessageIsToldWithItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("lines"), "short\n" + "x".repeat(2_000_000));

    assertMistake(
        file,
        """
        2 nodes, lines from %1$s
        %1$s:2: topic tx: the payload must have at most 1374983 bytes, had 2000033
        """);
  }

  private void assertMistake(Path lines, String message) {
    assertThat(commandLine.execute("demo", "--nodes", "2", "--messages", lines.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).isEqualToNormalizingNewlines(message.formatted(lines));
    assertThat(out.toString()).isEmpty();
  }
}
