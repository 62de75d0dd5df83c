package dev.p2p.app.trace;

import dev.p2p.simulator.record.TraceEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one message went, sighting by sighting.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class MessagePath {

  private record Way(String node, String peer, String reason) {}

  private final Map<String, StopRecord> stops = new LinkedHashMap<>();
  private final Map<Way, Drop> drops = new LinkedHashMap<>();

  void add(Sighting sighting) {
    stops.computeIfAbsent(sighting.node(), StopRecord::new).add(sighting);
    if (sighting.kind() == Kind.DROPPED) {
      drops.merge(
          new Way(sighting.node(), sighting.peer(), sighting.detail()),
          new Drop(sighting.atNanos(), sighting.node(), sighting.peer(), sighting.detail(), 1),
          (before, now) -> before.again());
    }
  }

  /**
   * All of it.
   *
   * @param nodes those there are
   */
  MessageStory story(SightedMessage message, Set<String> nodes, List<Fault> faults) {
    Map<String, Integer> hops = hops();
    List<Stop> reached = new ArrayList<>();
    stops.forEach((node, stop) -> reached.add(stop.toStop(hopsOf(node, hops))));
    reached.sort(Comparator.comparingLong(Stop::atNanos));
    List<String> missing = nodes.stream().filter(node -> !stops.containsKey(node)).toList();
    return new MessageStory(
        message, reached, List.copyOf(drops.values()), missing, List.copyOf(faults));
  }

  private static OptionalInt hopsOf(String node, Map<String, Integer> hops) {
    @Nullable Integer known = hops.get(node);
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  /** From its publishers on, along first copies. */
  private Map<String, Integer> hops() {
    List<String> publishers = new ArrayList<>();
    Map<String, List<String>> given = new HashMap<>();
    stops.forEach((node, stop) ->
        (stop.isPublisher()
                ? publishers
                : given.computeIfAbsent(stop.from(), giver -> new ArrayList<>()))
            .add(node));
    Map<String, Integer> hops = new HashMap<>();
    List<String> level = publishers;
    for (int hop = 0; !level.isEmpty(); hop++) {
      List<String> next = new ArrayList<>();
      for (String node : level) {
        hops.put(node, hop);
        next.addAll(given.getOrDefault(node, List.of()));
      }
      level = next;
    }
    return hops;
  }
}
