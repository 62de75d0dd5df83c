package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What keeps a node from being asked is said before it runs. */
@Timeout(60)
final class RunWithAdminTest {

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine = P2p.commandLine().setErr(new PrintWriter(err));

  @Test
  void beyondThisMachineATokenIsNeeded() {
    assertThat(run("--admin", "0.0.0.0:7001")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith(
            "Invalid value for option '--admin': listen must be a loopback address, such as"
                + " 127.0.0.1:7001, unless tokenFile is given, was \"0.0.0.0:7001\"");
  }

  @Test
  void inAFileThatIsAMistakeWithItsPlace() throws IOException {
    Path file = write("{\"admin\": {\n  \"listen\": \"[::]:7001\"}}");

    assertThat(run("--config", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            file
                + ":2:3: admin.listen: must be a loopback address, such as 127.0.0.1:7001, unless"
                + " tokenFile is given, was \"[::]:7001\"\n");
  }

  @Test
  void aTokenFileThatIsNotThereIsAMistake() throws IOException {
    Path file =
        write("{\"admin\": {\"listen\": \"0.0.0.0:0\", \"tokenFile\": \"/no/such/token\"}}");

    assertThat(run("--config", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "the token file /no/such/token can't be read: there is no such file\n");
  }

  @Test
  void aPortThatIsTakenIsAFailureThatNamesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThat(run("--admin", address)).isEqualTo(ExitCode.FAILED);
      assertThat(err.toString())
          .isEqualToNormalizingNewlines(
              "can't listen for the admin endpoint on %s: Address already in use\n"
                  .formatted(address));
    }
  }

  private int run(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "run";
    args[1] = "--listen";
    args[2] = "127.0.0.1:0";
    System.arraycopy(more, 0, args, 3, more.length);
    return commandLine.execute(args);
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("node.json"), json);
  }
}
