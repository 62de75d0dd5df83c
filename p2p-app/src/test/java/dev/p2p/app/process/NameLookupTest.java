package dev.p2p.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node dials a name whose address changes, as containers' do. Names are those in a file. On a
 * machine so slow that the JVM would have forgotten them by itself the test proves nothing.
 */
@Timeout(120)
final class NameLookupTest {

  private static final String NAME = "other.example";

  @TempDir private Path folder;

  @Test
  void aNameIsLookedUpAnewWithEveryDial() throws Exception {
    Path names = folder.resolve("hosts");
    Files.createFile(names);
    try (Program first = Program.start("run", "--listen", "127.0.0.1:0")) {
      String listening = first.awaitLog("listening on ");
      String port = listening.substring(listening.lastIndexOf(':'));
      try (Program node = dialling(NAME + port, names);
          Program second = Program.start("run", "--listen", "127.0.0.2" + port)) {
        second.awaitLog("listening on ");
        node.awaitLog("could not connect to " + NAME);

        leadTo("127.0.0.1", names);
        assertThat(failuresUntilConnected(node)).as("after it was unknown").isLessThanOrEqualTo(1);

        leadTo("127.0.0.2", names);
        first.terminate();
        assertThat(failuresUntilConnected(node)).as("after it moved").isLessThanOrEqualTo(1);
      }
    }
  }

  private static Program dialling(String address, Path names) throws IOException {
    return Program.startUnder(
        List.of("env", "JDK_JAVA_OPTIONS=-Djdk.net.hosts.file=" + names),
        "run",
        "--listen",
        "127.0.0.1:0",
        "--peer",
        address);
  }

  /** At once for whoever reads the file. */
  private void leadTo(String ip, Path names) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), ip + " " + NAME + "\n");
    Files.move(next, names, StandardCopyOption.ATOMIC_MOVE);
  }

  /** By that name; one may be of a dial that was under way. */
  private static int failuresUntilConnected(Program node) throws InterruptedException {
    int failures = 0;
    String line = node.nextError();
    while (!line.contains("connected ")) {
      failures += line.contains("could not connect to " + NAME) ? 1 : 0;
      line = node.nextError();
    }
    return failures;
  }
}
