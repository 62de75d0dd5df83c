package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class NodeClientTest {

  private static final String ID = "ab".repeat(32);

  private AnsweringNode node;
  private NodeClient client;

  @BeforeEach
  void start() throws IOException {
    node = new AnsweringNode();
    client = node.client(AnsweringNode.TOKEN);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void whatIsPublishedIsToldInHexAndHasTheIdThatTheNodeSays() {
    node.answers("/publish", "{\"id\": \"%s\"}".formatted(ID));

    assertThat(client.publish("tx", Bytes.utf8("hi"))).isEqualTo(MessageId.hex(ID));

    assertThat(node.asked()).containsExactly("POST /publish {\"topic\":\"tx\",\"hex\":\"6869\"}");
  }

  @Test
  void aQuestionSaysWhoIsAskedAndHowLongThatMayTake() {
    node.answers(
        "/request",
        """
        {"id": "%s", "topic": "pong", "peer": "node-1", "payloadHex": "", "length": 0}
        """
            .formatted(ID));

    NodeMessage answer = client.request("node-1", "ping", Bytes.EMPTY, Duration.ofSeconds(7));

    assertThat(answer.topic()).isEqualTo("pong");
    assertThat(node.asked())
        .containsExactly(
            "POST /request"
                + " {\"topic\":\"ping\",\"hex\":\"\",\"peer\":\"node-1\",\"timeout\":\"PT7S\"}");
  }

  @Test
  void aRefusalSaysWhatBrokeWhichRule() {
    NodeClient stranger = node.client("wrong");

    assertThatThrownBy(stranger::peers)
        .isInstanceOfSatisfying(
            NodeRefusedException.class, e -> assertThat(e.status()).isEqualTo(401))
        .hasMessage("GET /peers: token is, was \"wrong\"");
    assertThat(stranger.says("/ready")).isFalse();
  }

  @Test
  void whereNobodyAnswersTheErrorSaysWhere() {
    node.close();

    assertThatThrownBy(client::peers)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("/peers: no answer of a node");
    assertThat(client.says("/ready")).isFalse();
  }

  @Test
  void anAnswerThatIsNoJsonIsNoNodes() {
    node.answers("/peers", "<html>");

    assertThatThrownBy(client::peers)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("/peers: no answer of a node");
  }
}
