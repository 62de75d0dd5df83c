package dev.p2p.app.admin;

import dev.p2p.core.Node;
import dev.p2p.core.journal.Journal;
import dev.p2p.core.journal.JournalEntry;
import dev.p2p.core.journal.JournalQuery;
import dev.p2p.core.journal.Party;
import dev.p2p.core.judge.Penalty;
import dev.p2p.core.judge.Score;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to the peers at an address, or to all of them.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class WhyEndpoint {

  private static final int LAST_MAX = 1_000;

  /** The worst are enough where everybody is asked about. */
  private static final int SCORES_MAX = 20;

  private final Node node;
  private final Journal journal;
  private final PeerJson peers;

  WhyEndpoint(Node node, Journal journal, PeerJson peers) {
    this.node = node;
    this.journal = journal;
    this.peers = peers;
  }

  Route route() {
    return Route.get("/why", List.of("address", "since", "last"), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    Query query = request.query();
    Optional<AddressFilter> address = query.text("address").map(AddressFilter::parse);
    JournalQuery wanted =
        new JournalQuery(
            address.map(AddressFilter::host),
            address.flatMap(AddressFilter::port),
            query.instant("since"),
            query.count("last", LAST_MAX));
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ArrayNode connected = reply.putArray("connected");
    peers.all().stream()
        .filter(peer -> address.map(meant -> isAt(peer, meant)).orElse(true))
        .forEach(connected::add);
    ArrayNode entries = reply.putArray("entries");
    journal.entries(wanted).forEach(entry -> entries.add(json(entry)));
    ArrayNode scores = reply.putArray("scores");
    node.scores().stream()
        .filter(score -> address.map(meant -> score.who().contains(meant.host())).orElse(true))
        .limit(SCORES_MAX)
        .forEach(score -> scores.add(json(score)));
    return AdminReply.json(reply.put("displaced", journal.displaced()));
  }

  private static ObjectNode json(Score score) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("who", score.who().toString())
            .put("points", PeerJson.tenths(score.points()))
            .put("bans", score.bans());
    ArrayNode last = json.putArray("last");
    for (Penalty penalty : score.last()) {
      last.addObject()
          .put("at", penalty.at().toString())
          .put("what", penalty.what())
          .put("count", penalty.count())
          .put("points", penalty.points())
          .put("detail", penalty.detail());
    }
    return json;
  }

  private static boolean isAt(ObjectNode peer, AddressFilter meant) {
    return meant.matches(peer.required("address").stringValue())
        || (peer.has("listens") && meant.matches(peer.required("listens").stringValue()));
  }

  private static ObjectNode json(JournalEntry entry) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", entry.kind().name())
            .put("reason", entry.reason())
            .put("first", entry.when().first().toString())
            .put("last", entry.when().last().toString())
            .put("count", entry.when().count());
    addWho(json, entry.who());
    json.put("evidence", entry.evidence());
    entry
        .next()
        .ifPresent(plan ->
            json.putObject("next")
                .put("what", "dial")
                .put("at", plan.at().toString())
                .put("why", plan.why()));
    return json;
  }

  private static void addWho(ObjectNode json, Party who) {
    who.address().ifPresent(address -> json.put("address", address.toString()));
    who.direction().ifPresent(d -> json.put("direction", d.name().toLowerCase(Locale.ROOT)));
    who.listens().ifPresent(address -> json.put("listens", address.toString()));
    who.peer().ifPresent(peer -> json.put("peer", peer.value()));
    who.subnet().ifPresent(subnet -> json.put("subnet", subnet.toString()));
  }
}
