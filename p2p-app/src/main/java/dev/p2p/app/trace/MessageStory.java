package dev.p2p.app.trace;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a message.
 *
 * @param message which
 * @param stops the nodes that had it, in the order of time
 * @param drops copies that did not get where they were to go
 * @param missing the nodes that never had it, as far as the trace tells
 * @param faults what a simulation did to nodes and network, in the order of time: in the whole
 *     trace, since a message may be kept from a node by what was done before
 */
public record MessageStory(
    SightedMessage message,
    List<Stop> stops,
    List<Drop> drops,
    List<String> missing,
    List<Fault> faults) {

  /** Where it was published first; absent if the trace does not tell. */
  public Optional<Stop> origin() {
    return stops.stream().filter(Stop::isPublisher).findFirst();
  }

  /** The nodes it came to, its publishers excluded. */
  public List<Stop> reached() {
    return stops.stream().filter(stop -> !stop.isPublisher()).toList();
  }

  /** When it was first seen, since the trace began. */
  public long beganAtNanos() {
    return stops.getFirst().atNanos();
  }

  /** How far from a publisher it came; absent if the trace does not tell where it began. */
  public OptionalInt hopsMax() {
    return stops.stream().flatMapToInt(stop -> stop.hops().stream()).max();
  }

  /** How many nodes came to which verdict, publishers excluded. */
  public SortedMap<String, Long> outcomes() {
    SortedMap<String, Long> outcomes = new TreeMap<>();
    reached().forEach(stop -> outcomes.merge(stop.outcome(), 1L, Long::sum));
    return outcomes;
  }

  /** How many copies were dropped, by reason. */
  public SortedMap<String, Long> dropped() {
    SortedMap<String, Long> dropped = new TreeMap<>();
    drops.forEach(drop -> dropped.merge(drop.reason(), drop.count(), Long::sum));
    return dropped;
  }

  /** Copies, at all nodes together. */
  public Stop.Counts copies() {
    return new Stop.Counts(
        stops.stream().mapToLong(stop -> stop.counts().arrived()).sum(),
        stops.stream().mapToLong(stop -> stop.counts().duplicates()).sum(),
        stops.stream().mapToLong(stop -> stop.counts().processed()).sum(),
        stops.stream().mapToLong(stop -> stop.counts().sent()).sum());
  }
}
