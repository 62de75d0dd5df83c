package dev.p2p.app.admin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes answers to clients. */
final class Responses {

  private static final String JSON_LINES = "application/x-ndjson; charset=utf-8";

  private Responses() {}

  /** Writes an answer whole and ends the exchange. */
  static void send(HttpExchange exchange, AdminReply.Whole reply) throws IOException {
    try (exchange) {
      begin(exchange, reply.type());
      exchange.sendResponseHeaders(reply.status(), reply.content().length());
      exchange.getResponseBody().write(reply.content().toByteArray());
    }
  }

  /**
   * Writes lines until there are no more, the client is gone or too slow; an empty line now and
   * then finds out whether it is gone.
   */
  static void stream(
      HttpExchange exchange, LineSource source, Deadlines.Turn turn, Duration everySoOften) {
    try (exchange) {
      begin(exchange, JSON_LINES);
      exchange.sendResponseHeaders(HttpStatus.OK, 0);
      OutputStream out = exchange.getResponseBody();
      out.flush();
      Optional<List<String>> lines = source.next(everySoOften);
      while (lines.isPresent()) {
        write(out, lines.get());
        turn.renew();
        lines = source.next(everySoOften);
      }
    } catch (IOException e) {
      // The client is gone: that is how streams end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out, List<String> lines) throws IOException {
    String text = lines.isEmpty() ? "\n" : String.join("\n", lines) + "\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void begin(HttpExchange exchange, String type) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
  }
}
