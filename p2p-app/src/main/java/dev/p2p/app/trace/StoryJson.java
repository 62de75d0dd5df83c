package dev.p2p.app.trace;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message's story, for scripts: one JSON object in a line, with everything. Times are in
 * nanoseconds since the trace began; what is not known is null.
 *
 * <pre>{@code
 * {"id":"6d0b…","topic":"tx","bytes":297,"origin":"n3","stops":[…],"drops":[…],"missing":[],"faults":[]}
 * }</pre>
 */
public final class StoryJson {

  private StoryJson() {}

  /** The object. */
  public static String of(MessageStory story) {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    root.put("id", story.message().id());
    root.put("topic", story.message().topic());
    root.put("bytes", story.message().bytes());
    root.put("origin", story.origin().map(Stop::node).orElse(null));
    ArrayNode stops = root.putArray("stops");
    story.stops().forEach(stop -> add(stop, stops.addObject()));
    ArrayNode drops = root.putArray("drops");
    story.drops().forEach(drop -> add(drop, drops.addObject()));
    ArrayNode missing = root.putArray("missing");
    story.missing().forEach(missing::add);
    ArrayNode faults = root.putArray("faults");
    story.faults().forEach(fault -> add(fault, faults.addObject()));
    return root.toString();
  }

  private static void add(Stop stop, ObjectNode to) {
    to.put("atNanos", stop.atNanos());
    to.put("node", stop.node());
    putKnown(to, "from", stop.from());
    if (stop.hops().isPresent()) {
      to.put("hops", stop.hops().getAsInt());
    } else {
      to.putNull("hops");
    }
    to.put("outcome", stop.outcome());
    to.put("arrived", stop.counts().arrived());
    to.put("duplicates", stop.counts().duplicates());
    to.put("processed", stop.counts().processed());
    to.put("sent", stop.counts().sent());
  }

  private static void add(Drop drop, ObjectNode to) {
    to.put("atNanos", drop.atNanos());
    to.put("node", drop.node());
    putKnown(to, "peer", drop.peer());
    to.put("reason", drop.reason());
    to.put("count", drop.count());
  }

  private static void add(Fault fault, ObjectNode to) {
    to.put("atNanos", fault.atNanos());
    putKnown(to, "node", fault.node());
    to.put("what", fault.what());
  }

  private static void putKnown(ObjectNode to, String key, String name) {
    if (name.isEmpty()) {
      to.putNull(key);
    } else {
      to.put(key, name);
    }
  }
}
