package dev.p2p.app.admin;

import dev.p2p.app.admin.AcceptedMessages.Accepted;
import dev.p2p.app.console.MessageJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the node accepted of late, and what it accepts from now on. */
final class MessagesEndpoint {

  private static final int LAST_DEFAULT = 100;

  private final AcceptedMessages messages;

  MessagesEndpoint(AcceptedMessages messages) {
    this.messages = messages;
  }

  Route route() {
    return Route.get("/messages", List.of("last", "after", "topic", "follow"), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    Query query = request.query();
    Optional<String> topic = query.text("topic");
    long after = query.number("after").orElse(0L);
    if (query.flag("follow")) {
      // From now on, unless it says from where.
      boolean fromNow = query.number("after").isEmpty();
      return new AdminReply.Lines(new Following(fromNow ? messages.lastNumber() : after, topic));
    }
    // Before the rest: what comes in between is told twice rather than not at all.
    long lastNumber = messages.lastNumber();
    List<Accepted> kept = messages.after(after);
    List<Accepted> wanted = kept.stream().filter(accepted -> isOf(accepted, topic)).toList();
    int last = query.count("last", LAST_DEFAULT, wanted.size());
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    wanted.subList(wanted.size() - last, wanted.size()).forEach(m -> shown.add(json(m)));
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.set("messages", shown);
    reply.put("lastNumber", lastNumber);
    return AdminReply.json(reply);
  }

  private static boolean isOf(Accepted accepted, Optional<String> topic) {
    return topic.map(name -> accepted.message().topic().name().equals(name)).orElse(true);
  }

  private static ObjectNode json(Accepted accepted) {
    String peer = accepted.message().origin().toString();
    return MessageJson.of(accepted.message(), peer, accepted.at()).put("seq", accepted.number());
  }

  /** One client's stream. */
  private final class Following implements LineSource {

    private final Optional<String> topic;

    /** Confined to the follower's thread. */
    private long seen;

    Following(long seen, Optional<String> topic) {
      this.seen = seen;
      this.topic = topic;
    }

    @Override
    public Optional<List<String>> next(Duration limit) throws InterruptedException {
      return messages.await(seen, limit).map(this::lines);
    }

    private List<String> lines(List<Accepted> news) {
      if (news.isEmpty()) {
        return List.of();
      }
      long missed = news.getFirst().number() - seen - 1;
      seen = news.getLast().number();
      List<String> lines =
          new ArrayList<>(
              news.stream().filter(m -> isOf(m, topic)).map(m -> json(m).toString()).toList());
      if (missed > 0) {
        lines.addFirst(JsonNodeFactory.instance.objectNode().put("missed", missed).toString());
      }
      return lines;
    }
  }
}
