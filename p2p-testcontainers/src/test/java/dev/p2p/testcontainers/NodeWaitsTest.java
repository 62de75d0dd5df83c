package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.MessageId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class NodeWaitsTest {

  private static final MessageId ID = MessageId.hex("ab".repeat(32));
  private static final MessageId UNKNOWN = MessageId.hex("cd".repeat(32));
  private static final String MESSAGES =
      """
      {"messages": [{"id": "%s", "topic": "tx", "peer": "node-1", "payloadHex": "6869", "length": 2}],
       "lastNumber": 8}
      """
          .formatted(ID.toHex());
  private static final String PEERS =
      """
      {"peers": [{"peer": "node-1", "address": "10.0.0.1:7000", "direction": "outbound",
                  "queuedMessages": 3, "lost": 1}]}
      """;
  private static final String WHY =
      """
      {"entries": [{"kind": "CLOSED", "reason": "Silent", "evidence": "nothing came", "count": 2,
                    "last": "2026-01-01T00:00:00Z", "address": "10.0.0.2:7000"},
                   {"kind": "BANNED", "reason": "Banned", "evidence": "", "count": 1,
                    "last": "2026-01-01T00:00:01Z", "subnet": "10.0.0.0/24"}]}
      """;

  private AnsweringNode node;

  @BeforeEach
  void start() throws IOException {
    node = new AnsweringNode();
    node.answers("/messages", MESSAGES);
    node.answers("/peers", PEERS);
    node.answers("/why", WHY);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void whatIsThereIsFoundAtOnce() {
    NodeWaits waits = waits(Duration.ZERO);

    assertThat(waits.message(ID))
        .extracting(NodeMessage::topic, NodeMessage::text, NodeMessage::length)
        .containsExactly("tx", "hi", 2);
    assertThat(waits.peers(1)).extracting(ConnectedPeer::queuedMessages).containsExactly(3L);
    assertThat(waits.event("silent", event -> event.reason().equals("Silent")).count())
        .isEqualTo(2);
  }

  @Test
  void whatComesLaterIsFoundAmongWhatCameSinceTheLastLook() {
    node.answers("/messages", "{\"messages\": [], \"lastNumber\": 7}", MESSAGES);
    node.answers("/peers", "{\"peers\": []}", PEERS);
    NodeWaits waits = waits(Duration.ofMinutes(10));

    assertThat(waits.message(ID).text()).isEqualTo("hi");
    assertThat(waits.peers(1)).hasSize(1);

    assertThat(node.asked())
        .containsExactly(
            "GET /messages?last=1000000&after=0",
            "GET /messages?last=1000000&after=7",
            "GET /peers",
            "GET /peers");
  }

  @Test
  void whatDoesNotComeIsAnErrorThatSaysWhatTheNodeSawInstead() {
    NodeWaits waits = waits(Duration.ZERO);

    assertThatThrownBy(() -> waits.message(UNKNOWN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("after 0 ms, node alice has not accepted message cdcdcdcdcdcd")
        .hasMessageContaining("tx abababababab… from node-1, 2 bytes: hi")
        .hasMessageContaining("OUTBOUND 10.0.0.1:7000 node-1, 3 messages wait")
        .hasMessageContaining("2x CLOSED 10.0.0.2:7000 Silent: nothing came");
    assertThatThrownBy(() -> waits.peers(2)).hasMessageContaining("does not have 2 peers");
    assertThatThrownBy(() -> waits.event("blue", event -> false))
        .hasMessageContaining("saw nothing that is blue");
  }

  @Test
  void theErrorSaysWhatDidNotComeThoughTheNodeDoesNotSayWhatItSaw() {
    node.answers("/why", "<html>");

    assertThatThrownBy(() -> waits(Duration.ZERO).message(UNKNOWN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("node alice has not accepted message cdcdcdcdcdcd")
        .hasMessageContaining("/why: no answer of a node");
  }

  @Test
  void whoIsInterruptedWaitsNoLongerAndTheErrorSaysSo() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> waits(Duration.ofMinutes(10)).message(UNKNOWN))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("interrupted before 600000 ms were over, node alice");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private NodeWaits waits(Duration limit) {
    return new NodeWaits("alice", node.client(AnsweringNode.TOKEN), limit);
  }
}
