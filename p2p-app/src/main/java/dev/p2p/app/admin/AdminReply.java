package dev.p2p.app.admin;

import dev.p2p.api.Bytes;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** What a request is answered with. */
sealed interface AdminReply {

  /** The content type of JSON. */
  String JSON = "application/json; charset=utf-8";

  /**
   * All of it at once.
   *
   * @param status of HTTP
   * @param type of the content
   */
  record Whole(int status, String type, Bytes content) implements AdminReply {}

  /** Lines of JSON as they come about, until the client or the node leaves. */
  record Lines(LineSource source) implements AdminReply {}

  /**
   * All of it at once, when it is known; nobody waits meanwhile.
   *
   * @param whole is completed in a bounded time, never with a failure
   */
  record Later(CompletableFuture<Whole> whole) implements AdminReply {}

  static Whole json(JsonNode content) {
    return json(HttpStatus.OK, content);
  }

  static Whole json(int status, JsonNode content) {
    return new Whole(status, JSON, Bytes.utf8(content + "\n"));
  }
}
