package dev.p2p.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node and those who ask it, each in a process of its own. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class AdminProcessTest {

  @Test
  void aNodeThatRunsIsAskedAndLeavesPolitely() throws Exception {
    try (Program node = Program.start("run", "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0")) {
      String admin = node.awaitLog("can be asked at ");
      String address = node.awaitLog("listening on ");
      try (Program peer = Program.start("tail", "--from", address)) {
        JsonNode peers = peers(admin);
        while (peers.isEmpty()) {
          peers = peers(admin);
        }
        assertThat(peers.get(0).required("direction").asString()).isEqualTo("inbound");
        peer.terminate();
        assertThat(peer.exitCode()).isZero();
      }
      node.terminate();
      assertThat(node.exitCode()).isZero();
    }
  }

  private static JsonNode peers(String admin) throws Exception {
    try (Program asking = Program.start("peers", "--admin", admin, "--json")) {
      assertThat(asking.exitCode()).isZero();
      return JsonMapper.builder().build().readTree(asking.nextLine()).required("peers");
    }
  }
}
