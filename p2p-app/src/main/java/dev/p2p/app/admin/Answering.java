package dev.p2p.app.admin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a request, in the order of suspicion: who asks, what, and with what words.
 *
 * <p><b>Threading:</b> safe to share; waits for the client.
 */
final class Answering {

  private static final Logger LOG = LoggerFactory.getLogger("p2p.admin");
  private static final String JSON_TYPE = "application/json";

  /** What is too large is read so far, so that its sender hears why it is refused. */
  private static final int SKIPPED_MAX = 16 << 20;

  private final Routes routes;
  private final Doorkeeper door;
  private final int bodyBytesMax;

  Answering(Routes routes, Doorkeeper door, AdminLimits limits) {
    this.routes = routes;
    this.door = door;
    this.bodyBytesMax = limits.bodyBytesMax();
  }

  AdminReply answer(HttpExchange exchange) throws IOException {
    String path = String.valueOf(exchange.getRequestURI().getPath());
    try {
      door.admit(exchange.getRequestHeaders(), routes.isOpen(path));
      Route route = routes.find(exchange.getRequestMethod(), path);
      Query query = Query.parse(exchange.getRequestURI().getRawQuery(), route.parameters());
      Body body = route.hasBody() ? body(exchange, route) : Body.NONE;
      return route.answer().apply(new AdminRequest(query, body));
    } catch (RefusedException refusal) {
      explain(exchange, path, refusal.status());
      skip(exchange.getRequestBody());
      return refusal.reply();
    } catch (RuntimeException e) {
      LOG.warn("{} {} failed", exchange.getRequestMethod(), path, e);
      return new RefusedException(
              HttpStatus.INTERNAL_ERROR, "this node", "failed; its log says more", e.toString())
          .reply();
    }
  }

  private void explain(HttpExchange exchange, String path, int status) {
    if (status == HttpStatus.METHOD_NOT_ALLOWED) {
      exchange.getResponseHeaders().set("Allow", String.join(", ", routes.methods(path)));
    } else if (status == HttpStatus.UNAUTHORIZED) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
    }
  }

  private Body body(HttpExchange exchange, Route route) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    // A page of another origin can send other types without asking first.
    if (type == null || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON_TYPE)) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "header Content-Type",
          "must be " + JSON_TYPE,
          type == null ? "missing" : type);
    }
    byte[] json = exchange.getRequestBody().readNBytes(bodyBytesMax + 1);
    if (json.length > bodyBytesMax) {
      throw new RefusedException(
          HttpStatus.CONTENT_TOO_LARGE,
          "body",
          "must be at most %d bytes".formatted(bodyBytesMax),
          "more");
    }
    return Body.parse(json, route.fields());
  }

  private static void skip(InputStream body) throws IOException {
    byte[] buffer = new byte[8_192];
    int left = SKIPPED_MAX;
    int read = body.read(buffer);
    while (read > 0 && left > 0) {
      left -= read;
      read = body.read(buffer);
    }
  }
}
