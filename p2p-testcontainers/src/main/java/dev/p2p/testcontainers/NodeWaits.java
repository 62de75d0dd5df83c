package dev.p2p.testcontainers;

import dev.p2p.api.MessageId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Waits for what a node is to see. If it does not, the error says what it saw instead.
 *
 * @param node whose name is told
 * @param client asks it
 * @param limit longest wait
 */
record NodeWaits(String node, NodeClient client, Duration limit) {

  private static final int SHOWN_MAX = 20;
  private static final int TEXT_MAX = 60;

  NodeMessage message(MessageId id) {
    AtomicLong seen = new AtomicLong();
    return await("has not accepted message " + id, () -> find(id, seen));
  }

  List<ConnectedPeer> peers(int count) {
    return await(
        "does not have %d peers".formatted(count),
        () -> Optional.of(client.peers()).filter(peers -> peers.size() >= count));
  }

  PeerEvent event(String description, Predicate<PeerEvent> wanted) {
    return await(
        "saw nothing that is " + description,
        () -> client.why().stream().filter(wanted).findFirst());
  }

  /** Looks at what came since the last look. */
  private Optional<NodeMessage> find(MessageId id, AtomicLong seen) {
    MessagePage page = client.messagesAfter(seen.get());
    seen.set(page.lastNumber());
    return page.messages().stream().filter(message -> message.id().equals(id)).findFirst();
  }

  private <T> T await(String otherwise, Supplier<Optional<T>> look) {
    return Patience.await(limit, look)
        .orElseThrow(() ->
            new AssertionError(
                "%s, node %s %s%n%s".formatted(whenItIsOver(), node, otherwise, whatItSaw())));
  }

  private String whenItIsOver() {
    return Thread.currentThread().isInterrupted()
        ? "interrupted before %d ms were over".formatted(limit.toMillis())
        : "after %d ms".formatted(limit.toMillis());
  }

  /** That it can't be asked any more must not hide what it was waited for. */
  private String whatItSaw() {
    try {
      return askWhatItSaw();
    } catch (UncheckedIOException | NodeRefusedException e) {
      return "What it saw instead it does not say: " + e.getMessage();
    }
  }

  private String askWhatItSaw() {
    List<NodeMessage> messages = client.messagesAfter(0).messages();
    return "It accepted %d messages%s%nIts peers:%s%nWhat happened to peers:%s"
        .formatted(
            messages.size(),
            lines(messages.stream().map(NodeWaits::line).toList()),
            lines(client.peers().stream().map(NodeWaits::line).toList()),
            lines(client.why().stream().map(PeerEvent::toString).toList()));
  }

  private static String line(NodeMessage message) {
    String text = message.text().replaceAll("[^\\x20-\\x7e]", ".");
    return "%s %s from %s, %d bytes: %s"
        .formatted(
            message.topic(),
            message.id(),
            message.peer(),
            message.length(),
            text.substring(0, Math.min(text.length(), TEXT_MAX)));
  }

  private static String line(ConnectedPeer peer) {
    return "%s %s %s, %d messages wait"
        .formatted(peer.direction(), peer.address(), peer.name(), peer.queuedMessages());
  }

  /** The last ones. */
  private static String lines(List<String> all) {
    return all.subList(Math.max(0, all.size() - SHOWN_MAX), all.size()).stream()
        .map(line -> System.lineSeparator() + "  " + line)
        .collect(Collectors.joining());
  }
}
