package dev.p2p.testcontainers;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the admin endpoint of a node.
 *
 * <p><b>Threading:</b> safe to share; waits for the node, at most {@value #CONNECT_MILLIS} ms for a
 * connection and {@value #READ_MILLIS} ms for each part of the answer, beside what a peer is given
 * to answer.
 */
final class NodeClient {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 15_000;

  /** What the node takes at most. */
  private static final int REQUEST_MILLIS_MAX = 60_000;

  private static final int FIRST_ERROR = 400;
  private static final int ANSWER_BYTES_MAX = 64 << 20;
  private static final int ALL = 1_000_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String base;
  private final String token;

  /**
   * Asks the node there.
   *
   * @param host of the admin endpoint
   * @param port of the admin endpoint
   * @param token which it must be shown
   */
  NodeClient(String host, int port, String token) {
    this.base = "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    this.token = token;
  }

  /** Whether the node says yes to {@code /live} or {@code /ready}; false if nobody answers. */
  boolean says(String path) {
    try {
      JsonNode ignored = ask("GET", path, null);
      return true;
    } catch (NodeRefusedException | UncheckedIOException e) {
      return false;
    }
  }

  List<ConnectedPeer> peers() {
    return NodeAnswers.peers(ask("GET", "/peers", null));
  }

  List<PeerEvent> why() {
    return NodeAnswers.events(ask("GET", "/why", null));
  }

  MessagePage messagesAfter(long number) {
    return NodeAnswers.messages(
        ask("GET", "/messages?last=%d&after=%d".formatted(ALL, number), null));
  }

  MessageId publish(String topic, Bytes payload) {
    return NodeAnswers.id(ask("POST", "/publish", message(topic, payload)));
  }

  NodeMessage request(String peer, String topic, Bytes payload, Duration timeout) {
    ObjectNode body = message(topic, payload).put("peer", peer).put("timeout", timeout.toString());
    int given = Math.clamp(timeout.toMillis(), 0, REQUEST_MILLIS_MAX);
    return NodeAnswers.message(ask("POST", "/request", body, READ_MILLIS + given));
  }

  private static ObjectNode message(String topic, Bytes payload) {
    return JsonNodeFactory.instance.objectNode().put("topic", topic).put("hex", payload.toHex());
  }

  private JsonNode ask(String method, String path, @Nullable ObjectNode body) {
    return ask(method, path, body, READ_MILLIS);
  }

  private JsonNode ask(String method, String path, @Nullable ObjectNode body, int readMillis) {
    try {
      HttpURLConnection connection = open(method, path, body);
      connection.setReadTimeout(readMillis);
      int status = connection.getResponseCode();
      JsonNode answer =
          read(status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream());
      if (status >= FIRST_ERROR) {
        throw new NodeRefusedException(status, refusal(method, path, answer));
      }
      return answer;
    } catch (IOException | JacksonException e) {
      throw new UncheckedIOException(
          "%s%s: no answer of a node: %s".formatted(base, path, e.getMessage()),
          e instanceof IOException io ? io : new IOException(e));
    }
  }

  private HttpURLConnection open(String method, String path, @Nullable ObjectNode body)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    if (body != null) {
      byte[] json = body.toString().getBytes(StandardCharsets.UTF_8);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(json.length);
      connection.getOutputStream().write(json);
    }
    return connection;
  }

  private static JsonNode read(@Nullable InputStream body) throws IOException {
    if (body == null) {
      return MAPPER.missingNode();
    }
    try (body) {
      return MAPPER.readTree(body.readNBytes(ANSWER_BYTES_MAX));
    }
  }

  private static String refusal(String method, String path, JsonNode answer) {
    JsonNode error = answer.path("error");
    return "%s %s: %s %s, was \"%s\""
        .formatted(
            method,
            path,
            error.path("what").asString(""),
            error.path("rule").asString(""),
            error.path("value").asString(""));
  }
}
