package dev.p2p.testcontainers;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.p2p.api.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import tools.jackson.databind.json.JsonMapper;

/** The nodes of these tests: those of the product, impatient. */
final class TestNodes {

  /** What takes minutes by default happens in seconds. */
  private static final String IMPATIENT =
      """
      {
        "connections": {
          "dialTimeout": "2s",
          "outbound": {"retryAfter": "200ms", "retryAfterMax": "1s"},
          "book": {"saveEvery": "500ms"}
        },
        "keepAlive": {"pingAfter": "1s", "closeAfter": "3s"},
        "gossip": {
          "store": {"bytesMax": "16MiB"},
          "repair": {"compareEvery": "1s", "settleFor": "500ms"}
        },
        "limits": {"bytesMax": "32MiB"}
      }
      """;

  /** Of a container, the node's heap and all the rest. */
  private static final long MEMORY_BYTES = 256L << 20;

  /** Longest wait for anything, on a machine that has much else to do. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private TestNodes() {}

  /** A node that prints what it accepts. */
  static P2pNodeContainer node(Network network, String name) {
    String faults = System.getenv("P2P_FAULTS_IMAGE");
    return new P2pNodeContainer()
        .withFaultsImage(faults == null ? P2pNodeContainer.DEFAULT_FAULTS_IMAGE : faults)
        .withNetwork(network)
        .withNetworkAliases(name)
        .withConfig(IMPATIENT)
        .withPatience(PATIENCE)
        .withCreateContainerCmdModifier(
            command -> requireNonNull(command.getHostConfig()).withMemory(MEMORY_BYTES))
        .withCommand("run", "--config", NodeConfiguration.FILE, "--print");
  }

  /** The addresses a node has saved; empty if there is no such file yet. */
  static String savedAddresses(P2pNodeContainer node) {
    try {
      return node.copyFileFromContainer(
          NodeConfiguration.STATE_FOLDER + "/addresses",
          in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (NotFoundException e) {
      return "";
    }
  }

  /** What a node was given and accepted, in order, since its container was made; over restarts. */
  static List<MessageId> printed(P2pNodeContainer node) {
    return node.getLogs(OutputType.STDOUT)
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(line -> MessageId.hex(MAPPER.readTree(line).required("id").asString()))
        .toList();
  }
}
