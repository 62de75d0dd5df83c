package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.testkit.RecordingHandler;
import dev.p2p.testkit.ScriptedPeer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Floods of what is good by itself: each is slowed, counted and paid for, and ends nothing. */
@Timeout(60)
final class NodeFloodsTest {

  private static final int FLOOD = 200;

  private final RecordingHandler handler = new RecordingHandler().willIgnore();

  @Test
  void aFloodOfCopiesIsSlowedCountedAndPaidFor() throws Exception {
    try (TestNode node = node(rates().withGossip(new Rate(10, 0)));
        ScriptedPeer flooder = node.peer()) {
      flood(node, flooder, "tx", "the same again");

      NodeStats stats = node.node.stats();
      assertThat(handler.messages()).hasSize(1);
      assertThat(stats.messages().duplicates()).isEqualTo(FLOOD - 1);
      assertThat(stats.heldUp().messages().toString()).isEqualTo("{tx=190}");
      assertThat(stats.penalties()).containsOnlyKeys("FLOOD");
      assertThat(node.observer.closeReasons()).isEmpty();
    }
  }

  @Test
  void aFloodOfAnswersNobodyAskedForIsSlowedCountedAndPaidForOneByOne() throws Exception {
    try (TestNode node = node(rates().withControl(new Rate(10, 0)));
        ScriptedPeer flooder = node.peer()) {
      flood(node, flooder, "pong", "");

      NodeStats stats = node.node.stats();
      assertThat(stats.heldUp().messages()).containsOnlyKeys("pong");
      assertThat(stats.heldUp().messages().get("pong")).isBetween(FLOOD - 10L, (long) FLOOD);
      assertThat(stats.penalties()).containsOnlyKeys("FLOOD", "UNASKED_ANSWER");
      assertThat(stats.penalties()).containsEntry("UNASKED_ANSWER", (long) FLOOD);
      assertThat(node.observer.closeReasons()).isEmpty();
    }
  }

  /** Sends it again and again, and gives it time to be handled at the rate of ten a second. */
  private static void flood(TestNode node, ScriptedPeer flooder, String topic, String payload) {
    Bytes frame = flooder.message(topic, Bytes.utf8(payload)).frame();
    for (int i = 0; i < FLOOD; i++) {
      flooder.sendBytes(frame);
    }
    for (int i = 0; i <= FLOOD; i++) {
      node.pass(Duration.ofMillis(100));
    }
  }

  private static RateSettings rates() {
    return RateSettings.DEFAULTS.withBurst(Duration.ofSeconds(1));
  }

  private TestNode node(RateSettings rates) {
    return new TestNode(
        builder -> builder.settings(NodeSettings.DEFAULTS.withRates(rates)).handle("tx", handler));
  }
}
