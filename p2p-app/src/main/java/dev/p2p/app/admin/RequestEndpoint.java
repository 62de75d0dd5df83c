package dev.p2p.app.admin;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.RequestFailedException;
import dev.p2p.app.console.MessageJson;
import dev.p2p.core.Node;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks one peer something, as the application would, and says what it answered.
 *
 * <p><b>Threading:</b> safe to share; does not wait for the peer.
 */
final class RequestEndpoint {

  private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT_MAX = Duration.ofMinutes(1);

  private final Node node;
  private final TimeSource time;

  RequestEndpoint(Node node, TimeSource time) {
    this.node = node;
    this.time = time;
  }

  Route route() {
    return Route.post("/request", List.of("peer", "topic", "text", "hex", "timeout"), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    Body body = request.body();
    RemotePeer peer = peer(body.required("peer"));
    String topic = body.required("topic");
    Bytes payload = body.payload().orElse(Bytes.EMPTY);
    Duration timeout = body.text("timeout").map(RequestEndpoint::timeout).orElse(TIMEOUT_DEFAULT);
    return new AdminReply.Later(asked(peer, topic, payload, timeout));
  }

  private CompletableFuture<AdminReply.Whole> asked(
      RemotePeer peer, String topic, Bytes payload, Duration timeout) {
    try {
      return peer.request(topic, payload, timeout)
          .handle(
              (answer, failure) -> answer == null ? refusal(failure, topic) : json(answer, peer));
    } catch (InvalidMessageException e) {
      throw RefusedException.bad("message", String.valueOf(e.getMessage()), topic);
    }
  }

  private RemotePeer peer(String text) {
    return node.peers().stream()
        .filter(peer -> isMeant(peer, text))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                HttpStatus.NOT_FOUND,
                "field peer",
                "must be the name or an address of a peer that takes part",
                text));
  }

  private static boolean isMeant(RemotePeer peer, String text) {
    return peer.info().id().value().equals(text)
        || peer.info().address().toString().equals(text)
        || peer.info().listenAddress().filter(at -> at.toString().equals(text)).isPresent();
  }

  private static Duration timeout(String text) {
    Optional<Duration> read = Optional.empty();
    try {
      read = Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      // Told below, with the rest.
    }
    return read.filter(given -> given.isPositive() && given.compareTo(TIMEOUT_MAX) <= 0)
        .orElseThrow(() ->
            RefusedException.bad(
                "field timeout", "must be an ISO 8601 duration such as PT5S, up to PT1M", text));
  }

  private AdminReply.Whole json(Message answer, RemotePeer peer) {
    return AdminReply.json(MessageJson.of(answer, peer.info().id().value(), time.now()));
  }

  private static AdminReply.Whole refusal(@Nullable Throwable failure, String topic) {
    if (!(failure instanceof RequestFailedException failed)) {
      return new RefusedException(
              HttpStatus.INTERNAL_ERROR, "this node", "failed", String.valueOf(failure))
          .reply();
    }
    return new RefusedException(
            status(failed.reason()),
            "request",
            "must be answered: %s, %s".formatted(failed.reason(), failed.getMessage()),
            topic)
        .reply();
  }

  private static int status(RequestFailedException.Reason reason) {
    return switch (reason) {
      case TIMED_OUT -> HttpStatus.GATEWAY_TIMEOUT;
      case PEER_GONE -> HttpStatus.BAD_GATEWAY;
      case TOO_MANY -> HttpStatus.UNAVAILABLE;
      case NOT_ROUTED, NO_PAIR -> HttpStatus.BAD_REQUEST;
      case WOULD_DEADLOCK -> HttpStatus.INTERNAL_ERROR;
    };
  }
}
