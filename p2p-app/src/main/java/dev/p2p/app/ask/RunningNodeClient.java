package dev.p2p.app.ask;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.admin.Token;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running node.
 *
 * <p><b>Threading:</b> safe to share; waits for the node, at most {@value #CONNECT_MILLIS} ms for a
 * connection and {@value #READ_MILLIS} ms for each part of the answer.
 */
public final class RunningNodeClient {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 15_000;
  private static final int ANSWER_BYTES_MAX = 64 << 20;
  private static final int CLIENT_MISTAKE = 400;
  private static final int UNAVAILABLE = 503;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final NodeAddress node;
  private final Optional<Token> token;

  /** Asks {@code node}, showing the token if there is one. */
  public RunningNodeClient(NodeAddress node, Optional<Token> token) {
    this.node = node;
    this.token = token;
  }

  /**
   * Asks.
   *
   * @throws AskFailedException if no answer comes, or not the wanted one
   */
  public JsonNode ask(Question question) {
    try {
      HttpURLConnection connection = open(question);
      int status = connection.getResponseCode();
      InputStream body =
          status < CLIENT_MISTAKE ? connection.getInputStream() : connection.getErrorStream();
      return understood(status, read(body));
    } catch (IOException e) {
      throw AskFailedException.failure(
          "%s: no node answers there (%s); was it started with --admin %s?"
              .formatted(node, e.getMessage(), node));
    }
  }

  private HttpURLConnection open(Question question) throws IOException {
    URI uri = URI.create("http://" + node + question.target());
    // What runs on this machine, or near it, is not reached by a proxy.
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(question.method());
    token.ifPresent(shown -> connection.setRequestProperty("Authorization", shown.asHeader()));
    if (question.body().isPresent()) {
      byte[] json = question.body().get().toString().getBytes(StandardCharsets.UTF_8);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      // Not streamed: the JDK does not show the answer to a streamed body if that is 401. It may
      // send this one again, so only what may be asked twice is asked here.
      connection.getOutputStream().write(json);
    }
    return connection;
  }

  private static byte[] read(@Nullable InputStream body) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    try (body) {
      return body.readNBytes(ANSWER_BYTES_MAX);
    }
  }

  private JsonNode understood(int status, byte[] content) {
    JsonNode answer;
    try {
      answer = MAPPER.readTree(content);
    } catch (JacksonException e) {
      answer = MAPPER.missingNode();
    }
    JsonNode error = answer.path("error");
    // A node that is not ready says so with this status, and answers all the same.
    boolean answered = status < CLIENT_MISTAKE || (status == UNAVAILABLE && !error.isObject());
    if (answered && answer.isObject()) {
      return answer;
    }
    if (!error.isObject()) {
      throw AskFailedException.failure(
          "%s: what answers there is no node (HTTP %d, and no JSON of one)"
              .formatted(node, status));
    }
    String message =
        "%s: %s %s, was \"%s\""
            .formatted(
                node,
                error.path("what").asString(""),
                error.path("rule").asString(""),
                error.path("value").asString(""));
    throw status == CLIENT_MISTAKE
        ? AskFailedException.mistake(message)
        : AskFailedException.failure(message);
  }
}
