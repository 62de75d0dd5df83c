package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.api.MessageId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A node that was never started, which takes no engine. */
final class UnstartedNodeTest {

  static final List<Map.Entry<String, Consumer<P2pNodeContainer>>> USES =
      List.of(
          Map.entry("publish", node -> node.publish("tx", "hello")),
          Map.entry("messages", P2pNodeContainer::messages),
          Map.entry("awaitMessage", node -> node.awaitMessage(MessageId.hex("ab".repeat(32)))),
          Map.entry("awaitPeers", node -> node.awaitPeers(0)),
          Map.entry("isolate", P2pNodeContainer::isolate),
          Map.entry("cutFrom", node -> node.cutFrom(new P2pNodeContainer())),
          Map.entry("pause", P2pNodeContainer::pause),
          Map.entry("unpause", P2pNodeContainer::unpause),
          Map.entry("kill", P2pNodeContainer::kill),
          Map.entry("terminate", P2pNodeContainer::terminate),
          Map.entry("restart", P2pNodeContainer::restart));

  private final P2pNodeContainer node = new P2pNodeContainer().withNetworkAliases("alice");

  @ParameterizedTest
  @FieldSource("USES")
  void whatNeedsOneThatRunsSaysThatItDoesNot(Map.Entry<String, Consumer<P2pNodeContainer>> use) {
    assertThatIllegalStateException()
        .as(use.getKey())
        .isThrownBy(() -> use.getValue().accept(node))
        .withMessageMatching("node .* (does not run|has no container: .*)");
  }

  @Test
  void itIsNotReadyAndThereIsNothingToHealOrToStop() {
    assertThat(node.isReady()).isFalse();
    node.heal();
    node.stop();
  }
}
