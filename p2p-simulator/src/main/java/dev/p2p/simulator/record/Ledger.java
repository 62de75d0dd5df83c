package dev.p2p.simulator.record;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who published what, and to whom it was delivered. A message is delivered when a node's handler
 * has accepted or rejected it, or, at a node that takes messages and passes none on, ignored it.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class Ledger {

  /**
   * A published message, as the ledger has it; what is asked of it are copies.
   *
   * @param number its place in the order of publishing, from 0
   * @param atNanos when it was first published, in virtual time
   * @param publishers the nodes that published it
   * @param expected the nodes it must reach
   * @param reached the nodes it has been delivered to, its publishers excluded
   */
  public record Entry(
      int number,
      Message message,
      long atNanos,
      BitSet publishers,
      BitSet expected,
      BitSet reached) {

    @Override
    public BitSet publishers() {
      return (BitSet) publishers.clone();
    }

    @Override
    public BitSet expected() {
      return (BitSet) expected.clone();
    }

    @Override
    public BitSet reached() {
      return (BitSet) reached.clone();
    }

    /** The nodes it had to reach and has not. */
    public BitSet missing() {
      BitSet missing = expected();
      missing.andNot(reached);
      return missing;
    }
  }

  private final Map<MessageId, Entry> byId = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private long[] latencies = new long[1024];
  private int latencyCount;
  private long copies;

  /** Nothing published. */
  public Ledger() {}

  /**
   * A node published a message, which must be delivered to the nodes {@code expected}. If others
   * have published the same one before, it is added to theirs: whoever published it is delivered
   * nothing.
   *
   * @return what the ledger has of it
   */
  public Entry published(Message message, int publisher, long atNanos, BitSet expected) {
    Entry entry = byId.get(message.id());
    if (entry == null) {
      entry = new Entry(entries.size(), message, atNanos, new BitSet(), new BitSet(), new BitSet());
      byId.put(message.id(), entry);
      entries.add(entry);
    }
    entry.publishers.set(publisher);
    entry.expected.or(expected);
    entry.expected.andNot(entry.publishers);
    return entry;
  }

  /**
   * Decides anew which nodes a message must reach.
   *
   * @param expected its publishers don't count
   */
  public void expect(Entry entry, BitSet expected) {
    entry.expected.clear();
    entry.expected.or(expected);
    entry.expected.andNot(entry.publishers);
  }

  /** A frame of the message arrived, be it delivered or not. */
  public void arrived(Message message) {
    if (byId.containsKey(message.id())) {
      copies++;
    }
  }

  /** A node was delivered a message; later deliveries to the same node change nothing. */
  public void delivered(Entry entry, int node, long atNanos) {
    if (!entry.reached.get(node)) {
      entry.reached.set(node);
      addLatency(atNanos - entry.atNanos());
    }
  }

  /** What was published with that id, if anything. */
  public Optional<Entry> find(MessageId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Everything published, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How many frames of published messages arrived anywhere. */
  public long copies() {
    return copies;
  }

  /** How many deliveries had to be. */
  public long expectedCount() {
    return entries.stream().mapToLong(entry -> entry.expected.cardinality()).sum();
  }

  /** How many of those that had to be have come about. */
  public long reachedCount() {
    return entries.stream()
        .mapToLong(entry -> entry.expected.cardinality() - entry.missing().cardinality())
        .sum();
  }

  /** All first deliveries, expected or not: nanoseconds since the message was published, sorted. */
  public long[] latenciesNanos() {
    long[] sorted = Arrays.copyOf(latencies, latencyCount);
    Arrays.sort(sorted);
    return sorted;
  }

  private void addLatency(long nanos) {
    if (latencyCount == latencies.length) {
      latencies = Arrays.copyOf(latencies, 2 * latencyCount);
    }
    latencies[latencyCount] = nanos;
    latencyCount++;
  }
}
