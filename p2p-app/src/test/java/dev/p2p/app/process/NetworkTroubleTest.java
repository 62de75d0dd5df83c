package dev.p2p.app.process;

import static dev.p2p.app.process.CommandsTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A machine whose network does not do what was asked of it. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the words are its own")
@Execution(ExecutionMode.CONCURRENT)
final class NetworkTroubleTest {

  private static final int HTTP = 80;

  /** Even root needs a capability to listen there, and can be without it. */
  private static final List<String> WITHOUT_PRIVILEGE =
      List.of("setpriv", "--bounding-set", "-net_bind_service");

  /** Not even loopback is up. */
  private static final List<String> WITHOUT_NETWORK =
      List.of("unshare", "--map-root-user", "--net");

  @Test
  void aPrivilegedPort() throws Exception {
    assumeThat(firstPortForAll()).isGreaterThan(HTTP);
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeThat(!root || works(WITHOUT_PRIVILEGE)).isTrue();
    List<String> wrapper = root ? WITHOUT_PRIVILEGE : List.of();
    try (Program node = Program.startUnder(wrapper, "run", "--listen", "127.0.0.1:" + HTTP)) {
      assertFails(node, 1, "can't listen on 127.0.0.1:80: permission denied");
      assertThat(node.errors()).hasSize(1);
    }
  }

  @Test
  void anAddressThatIsNotOurs() throws Exception {
    // From the range reserved for documentation, RFC 5737.
    try (Program node = Program.start("run", "--listen", "192.0.2.1:7000")) {
      assertFails(node, 1, "can't listen on 192.0.2.1:7000: cannot assign requested address");
      assertThat(node.errors()).hasSize(1);
    }
  }

  @Test
  void aNameThatNobodyKnows() throws Exception {
    try (Program node = Program.start("run", "--listen", "nobody.invalid:7000")) {
      assertFails(node, 1, "can't listen on nobody.invalid:7000: unknown host");
      assertThat(node.errors()).hasSize(1);
    }
  }

  @Test
  void noNetworkToSendOver() throws Exception {
    assumeThat(works(WITHOUT_NETWORK)).isTrue();
    String[] command = {"send", "--to", "192.0.2.1:7000", "--topic", "tx", "--text", "x"};
    try (Program sending = Program.startUnder(WITHOUT_NETWORK, command)) {
      assertFails(sending, 1, "192.0.2.1:7000: network is unreachable");
    }
  }

  @Test
  void aNodeWhosePeersCannotBeReachedSaysSoAndGoesOn() throws Exception {
    assumeThat(works(WITHOUT_NETWORK)).isTrue();
    try (Program node =
        Program.startUnder(
            WITHOUT_NETWORK, "run", "--listen", "0.0.0.0:0", "--peer", "192.0.2.1:7000")) {
      assertThat(node.awaitLog("192.0.2.1:7000")).contains("network is unreachable");
      node.terminate();
      assertThat(node.exitCode()).isZero();
    }
  }

  private static int firstPortForAll() throws IOException {
    Path file = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    try (InputStream stream = Files.newInputStream(file)) {
      // In one go: a second read would find nothing.
      return Integer.parseInt(new String(stream.readNBytes(16), StandardCharsets.UTF_8).strip());
    }
  }

  /** Whether the machine has the program, and lets us use it. */
  private static boolean works(List<String> wrapper) throws InterruptedException {
    List<String> command = new ArrayList<>(wrapper);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
