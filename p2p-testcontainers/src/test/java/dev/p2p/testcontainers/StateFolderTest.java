package dev.p2p.testcontainers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.VolumesFrom;
import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/** Nodes that can't write what they are to have after a restart, and go on. */
@Tag("docker")
@Timeout(180)
final class StateFolderTest {

  private static final Network NETWORK = Network.newNetwork();
  private static final P2pNodeContainer HOST = TestNodes.node(NETWORK, "host");

  @BeforeAll
  static void start() {
    HOST.start();
  }

  @AfterAll
  static void stop() {
    HOST.stop();
    NETWORK.close();
  }

  @Test
  void aFullDiskDoesNotStopGossip() {
    try (P2pNodeContainer full =
        TestNodes.node(NETWORK, "full")
            .withBootstrap(HOST)
            .withTmpFs(Map.of(NodeConfiguration.STATE_FOLDER, "rw,size=64k,uid=10001,gid=10001"))) {
      full.start();
      // Four times as much as there is room for.
      List<MessageId> published = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        published.add(HOST.publish("tx", "%d %s".formatted(i, "x".repeat(8_192))));
      }
      published.forEach(full::awaitMessage);
      awaitLog(full, "that could not be written");

      requireGossip(full);
    }
  }

  @Test
  void aStateFolderThatBecomesReadOnlyDoesNotStopGossip() {
    try (P2pNodeContainer locked = TestNodes.node(NETWORK, "locked").withBootstrap(HOST)) {
      locked.start();
      inVolumesOf(locked, "chown 0:0 /var/lib/p2p && chmod 0555 /var/lib/p2p");
      // There is something to save when it has lost its peer and found it again.
      HOST.restart();
      awaitLog(locked, "can't be saved");

      requireGossip(locked);
    }
  }

  private static void requireGossip(P2pNodeContainer node) {
    HOST.awaitMessage(node.publish("tx", "from " + node.name()));
    node.awaitMessage(HOST.publish("tx", "to " + node.name()));
    assertThat(node.isReady()).isTrue();
  }

  private static void awaitLog(P2pNodeContainer node, String wanted) {
    assertThat(
            Patience.await(
                TestNodes.PATIENCE,
                () -> Optional.of(node.getLogs()).filter(log -> log.contains(wanted))))
        .as("\"%s\" in the log of %s: %s", wanted, node.name(), node.getLogs())
        .isPresent();
  }

  private static void inVolumesOf(P2pNodeContainer node, String command) {
    try (GenericContainer<?> tool =
        new GenericContainer<>(DockerImageName.parse(node.faultsImage()))) {
      tool.withCreateContainerCmdModifier(create ->
              requireNonNull(create.getHostConfig())
                  .withVolumesFrom(new VolumesFrom(node.getContainerId())))
          .withCommand("sh", "-c", command)
          .withStartupCheckStrategy(new OneShot())
          .start();
    }
  }
}
