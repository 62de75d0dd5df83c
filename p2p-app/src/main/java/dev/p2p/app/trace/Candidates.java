package dev.p2p.app.trace;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Messages the user may have meant: the first few, for people.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Candidates {

  private static final int SHOWN_MAX = 10;
  private static final double SECOND = 1e9;

  private record Candidate(SightedMessage message, String node, long atNanos) {}

  /** In the order of the trace. */
  private final Map<String, Candidate> byId = new LinkedHashMap<>();

  private boolean more;

  void add(Sighting sighting, SightedMessage message) {
    if (byId.containsKey(message.id())) {
      return;
    }
    if (byId.size() < SHOWN_MAX) {
      byId.put(message.id(), new Candidate(message, sighting.node(), sighting.atNanos()));
    } else {
      more = true;
    }
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  boolean isOne() {
    return byId.size() == 1;
  }

  SightedMessage first() {
    return byId.values().iterator().next().message();
  }

  boolean isFirst(SightedMessage message) {
    return first().id().equals(message.id());
  }

  /** A line each. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    for (Candidate each : byId.values()) {
      lines.append(
          String.format(
              Locale.ROOT,
              "  %s  %s, first at %s after %.6f s%n",
              each.message().id(),
              each.message().topic(),
              each.node(),
              each.atNanos() / SECOND));
    }
    return lines.append(more ? "  and others" : "").toString().stripTrailing();
  }
}
