package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** A node that reads more slowly than it is sent. */
@Tag("docker")
@Timeout(300)
final class SlowReaderTest {

  private static final int MESSAGES = 16;
  private static final int MESSAGE_BYTES = 8 << 10;

  /** At 8 KiB a second it takes a quarter of a minute. */
  private static final String SLOW =
      """
      {
        "rates": {
          "burst": "1s",
          "patience": "10m",
          "gossip": {"messagesPerSecond": 0, "bytesPerSecond": "8KiB"}
        }
      }
      """;

  @Test
  void holdsUpNobodyAndLosesNothing() {
    String inFull = "{\"gossip\": {\"repair\": {\"announceOverBytes\": \"64KiB\"}}}";
    try (Network network = Network.newNetwork();
        P2pNodeContainer source = TestNodes.node(network, "source").withConfig(inFull);
        P2pNodeContainer quick = TestNodes.node(network, "quick").withBootstrap(source);
        P2pNodeContainer slow =
            TestNodes.node(network, "slow").withBootstrap(source).withConfig(SLOW)) {
      Startables.deepStart(quick, slow).join();
      List<MessageId> published = new ArrayList<>();
      for (int i = 0; i < MESSAGES; i++) {
        published.add(source.publish("tx", "%2d %s".formatted(i, "x".repeat(MESSAGE_BYTES))));
      }

      published.forEach(quick::awaitMessage);
      assertThat(slow.messages().stream().map(NodeMessage::id).filter(published::contains).count())
          .isLessThan(MESSAGES);

      published.forEach(slow::awaitMessage);
      assertThat(source.why()).noneMatch(event -> event.reason().startsWith("Slow"));
      assertThat(slow.peers()).isNotEmpty();
    }
  }
}
