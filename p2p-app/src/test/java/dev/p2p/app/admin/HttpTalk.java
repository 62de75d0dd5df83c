package dev.p2p.app.admin;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP said by hand over a real socket, so that a test can say what no client library would. */
final class HttpTalk {

  /**
   * What came back.
   *
   * @param status of HTTP
   * @param head the status line and the headers
   * @param body behind them
   */
  record Answer(int status, String head, String body) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(body);
    }

    String error() {
      JsonNode error = json().required("error");
      return "%s | %s | %s"
          .formatted(
              error.required("what").asString(),
              error.required("rule").asString(),
              error.required("value").asString());
    }
  }

  private static final int READ_MILLIS = 30_000;

  private HttpTalk() {}

  static Answer get(NodeAddress server, String path) throws IOException {
    return ask(server, "GET", path, "", "");
  }

  static Answer post(NodeAddress server, String path, String json) throws IOException {
    return ask(server, "POST", path, "Content-Type: application/json\r\n", json);
  }

  static Answer put(NodeAddress server, String path, String json) throws IOException {
    return ask(server, "PUT", path, "Content-Type: application/json\r\n", json);
  }

  /** A request as a well-behaved client sends it, with more headers. */
  static Answer ask(NodeAddress server, String method, String path, String headers, String body)
      throws IOException {
    return say(
        server,
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(
                method, path, server, headers, body.getBytes(StandardCharsets.UTF_8).length, body));
  }

  /** Any text at all; whatever comes back until the server ends the connection. */
  static Answer say(NodeAddress server, String text) throws IOException {
    try (Socket socket = connect(server)) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return read(socket);
    }
  }

  static Socket connect(NodeAddress server) throws IOException {
    Socket socket = new Socket(server.host(), server.port());
    // A read can't be interrupted, so no other timeout would end a test that waits in vain.
    socket.setSoTimeout(READ_MILLIS);
    return socket;
  }

  /** Everything until the server ends the connection. */
  static Answer read(Socket socket) throws IOException {
    String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no answer but \"%s\"".formatted(all));
    }
    return new Answer(
        Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
  }
}
