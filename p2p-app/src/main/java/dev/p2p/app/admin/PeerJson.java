package dev.p2p.app.admin;

import dev.p2p.api.NodeIdentity;
import dev.p2p.core.Node;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.observe.PeerActivity;
import dev.p2p.core.observe.PeerMeters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator is shown of the peers that take part.
 *
 * <p><b>Threading:</b> safe to share; what it returns is the caller's.
 */
final class PeerJson {

  private static final OutboxUsage EMPTY = new OutboxUsage(0, 0, 0, 0);
  private static final double NANOS_PER_MILLI = 1e6;

  private final Node node;
  private final PeerMeters meters;

  PeerJson(Node node, PeerMeters meters) {
    this.node = node;
    this.meters = meters;
  }

  List<ObjectNode> all() {
    SortedMap<Long, OutboxUsage> outboxes = node.usage().outboxes();
    return meters.peers().stream()
        .map(peer ->
            withScore(peer, json(peer, outboxes.getOrDefault(peer.connection().number(), EMPTY))))
        .toList();
  }

  /** Of whom nothing is known, that has no score. */
  private ObjectNode withScore(PeerActivity activity, ObjectNode json) {
    node.score(activity.connection().remote())
        .ifPresent(score -> json.put("points", tenths(score.points())));
    return json;
  }

  static double tenths(double points) {
    return Math.round(points * 10) / 10.0;
  }

  private static ObjectNode json(PeerActivity activity, OutboxUsage outbox) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("connection", activity.connection().number())
            .put("peer", activity.peer().id().value())
            .put("address", activity.connection().remote().toString())
            .put("direction", activity.connection().direction().name().toLowerCase(Locale.ROOT));
    activity.peer().listenAddress().ifPresent(at -> json.put("listens", at.toString()));
    json.put("version", activity.peer().version().toString())
        .put("services", Long.toUnsignedString(activity.peer().services()));
    activity.peer().identity().map(NodeIdentity::software).ifPresent(s -> json.put("software", s));
    json.put("connectedMs", activity.connectedFor().toMillis())
        .put("framesIn", activity.traffic().framesIn())
        .put("bytesIn", activity.traffic().bytesIn())
        .put("framesOut", activity.traffic().framesOut())
        .put("bytesOut", activity.traffic().bytesOut())
        .put("queuedMessages", outbox.gossipMessages() + outbox.directedMessages())
        .put("queuedBytes", outbox.gossipBytes() + outbox.directedBytes())
        .put("lost", activity.lost());
    activity.ping().ifPresent(ping -> json.put("pingMs", millis(ping)));
    return json;
  }

  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / NANOS_PER_MILLI * 1e3) / 1e3;
  }
}
