package dev.p2p.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An endpoint that answers as a node's does, to whoever has its token; no more than it was told.
 *
 * <p><b>Threading:</b> safe to share; answers on a thread of its own.
 */
final class AnsweringNode implements AutoCloseable {

  static final String TOKEN = "secret";

  private static final String REFUSAL =
      """
      {"error": {"what": "token", "rule": "is", "value": "wrong"}}
      """;

  private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  AnsweringNode() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What it answers there from now on: one after the other, the last again and again. */
  void answers(String path, String... json) {
    answers.put(path, new ConcurrentLinkedDeque<>(List.of(json)));
  }

  /** What it was asked so far: method, path with query, body. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  NodeClient client(String token) {
    return new NodeClient("127.0.0.1", server.getAddress().getPort(), token);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      asked.add(
          "%s %s %s"
              .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
              .strip());
      boolean known =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      String answer = known ? next(exchange.getRequestURI().getPath()) : REFUSAL;
      byte[] json = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(known ? 200 : 401, json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private String next(String path) {
    Deque<String> left = answers.getOrDefault(path, new ConcurrentLinkedDeque<>(List.of("null")));
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }
}
