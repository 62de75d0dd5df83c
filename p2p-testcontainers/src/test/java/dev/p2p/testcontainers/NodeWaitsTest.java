package dev.p2p.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.p2p.api.MessageId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against an endpoint that answers as a node does. */
@Timeout(60)
final class NodeWaitsTest {

  private static final String ID = "ab".repeat(32);
  private static final String MESSAGES =
      """
      {"messages": [{"id": "%s", "topic": "tx", "peer": "node-1", "payloadHex": "6869", "length": 2}],
       "lastNumber": 1}
      """
          .formatted(ID);
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

  private final Map<String, String> answers =
      new ConcurrentHashMap<>(Map.of("/messages", MESSAGES, "/peers", PEERS, "/why", WHY));
  private HttpServer server;
  private NodeClient client;
  private NodeWaits waits;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean known =
                "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String answer =
                known
                    ? answers.get(exchange.getRequestURI().getPath())
                    : "{\"error\": {\"what\": \"token\", \"rule\": \"is\", \"value\": \"wrong\"}}";
            byte[] json = String.valueOf(answer).getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, json.length);
            exchange.getResponseBody().write(json);
          }
        });
    server.start();
    client = client("secret");
    waits = new NodeWaits("alice", client, Duration.ZERO);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatIsThereIsFoundAtOnce() {
    assertThat(waits.message(MessageId.hex(ID)))
        .extracting(NodeMessage::topic, NodeMessage::text, NodeMessage::length)
        .containsExactly("tx", "hi", 2);
    assertThat(waits.peers(1)).extracting(ConnectedPeer::queuedMessages).containsExactly(3L);
    assertThat(waits.event("silent", event -> event.reason().equals("Silent")).count())
        .isEqualTo(2);
  }

  @Test
  void whatDoesNotComeIsAnErrorThatSaysWhatTheNodeSawInstead() {
    assertThatThrownBy(() -> waits.message(MessageId.hex("cd".repeat(32))))
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
  void aRefusalSaysWhatBrokeWhichRule() {
    assertThatThrownBy(() -> client("wrong").peers())
        .isInstanceOfSatisfying(
            NodeRefusedException.class, e -> assertThat(e.status()).isEqualTo(401))
        .hasMessage("GET /peers: token is, was \"wrong\"");
    assertThat(client("wrong").says("/ready")).isFalse();
  }

  @Test
  void whereNobodyAnswersTheErrorSaysWhere() {
    server.stop(0);

    assertThatThrownBy(client::peers).hasMessageContaining("/peers: no answer of a node");
    assertThat(client.says("/ready")).isFalse();
  }

  private NodeClient client(String token) {
    return new NodeClient("127.0.0.1", server.getAddress().getPort(), token);
  }
}
