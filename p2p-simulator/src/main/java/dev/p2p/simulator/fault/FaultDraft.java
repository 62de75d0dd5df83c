package dev.p2p.simulator.fault;

import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology.Edge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A script while it is drawn: knows until when each node is in the hands of a fault, so that the
 * next one suits.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class FaultDraft {

  private static final int WHOLE_NETWORK = -1;
  private static final int TORN_BYTES_MAX = 64;
  private static final int SLOWEST_BITS = 6;
  private static final int FASTEST_BITS = 16;
  private static final int DRIFT_PPM_MAX = 500;
  private static final long OFFSET_MILLIS_MAX = 5_000;

  private final FaultMix mix;
  private final int nodes;
  private final List<Edge> links;
  private final SeededRandom random;
  private final List<TimedFault> faults = new ArrayList<>();

  /** By kind and node: when the last one is over, in nanoseconds. */
  private final Map<FaultKind, Map<Integer, Long>> busyUntil = new EnumMap<>(FaultKind.class);

  private long now;
  private long end;

  FaultDraft(FaultMix mix, int nodes, List<Edge> links, SeededRandom random) {
    this.mix = mix;
    this.nodes = nodes;
    this.links = links;
    this.random = random;
  }

  /** Draws faults, all of which are over by {@code limit}; to be called once. */
  FaultScript fill(Duration limit) {
    end = limit.toNanos();
    now = drawAround(mix.gap());
    while (now < end) {
      draw(kind());
      now += drawAround(mix.gap());
    }
    faults.sort(Comparator.comparing(TimedFault::at));
    return new FaultScript(faults);
  }

  private FaultKind kind() {
    int lot = random.below(mix.total());
    for (Map.Entry<FaultKind, Integer> entry : mix.weights().entrySet()) {
      lot -= entry.getValue();
      if (lot < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("the weights sum up to less than their sum");
  }

  /** Draws one; nothing, if whom it would befall is still in the hands of another. */
  private void draw(FaultKind kind) {
    int node = random.below(nodes);
    Edge pair = pair();
    int from = pair.from();
    int to = pair.to();
    switch (kind) {
      case PARTITION -> during(kind, WHOLE_NETWORK, partition(), new Fault.Heal());
      case CRASH ->
          during(kind, node, new Fault.Crash(node), new Fault.Restart(node, random.chance(0.5)));
      // One that left is down as well: both are kept by the same book.
      case LEAVE ->
          during(FaultKind.CRASH, node, new Fault.Leave(node), new Fault.Restart(node, true));
      case RESET -> add(now, new Fault.Reset(from, to));
      case CUT -> between(now, new Fault.Cut(from, to), over(), new Fault.Mend(from, to));
      case STALL -> add(now, new Fault.Stall(from, to, Duration.ofNanos(over() - now)));
      case SLOW_READS ->
          during(kind, node, new Fault.SlowReads(node, rate()), new Fault.SlowReads(node, 0));
      case TORN_READS ->
          during(
              kind,
              node,
              new Fault.TornReads(node, 1 + random.below(TORN_BYTES_MAX)),
              new Fault.TornReads(node, 0));
      case SKEW -> during(kind, node, skew(node), new Fault.Skew(node, Duration.ZERO, 0));
    }
  }

  private void during(FaultKind kind, int node, Fault fault, Fault cure) {
    Map<Integer, Long> busy = busyUntil.computeIfAbsent(kind, key -> new HashMap<>());
    if (busy.getOrDefault(node, 0L) < now) {
      long over = over();
      busy.put(node, over);
      between(now, fault, over, cure);
    }
  }

  private void between(long from, Fault fault, long until, Fault cure) {
    add(from, fault);
    add(until, cure);
  }

  private void add(long at, Fault fault) {
    faults.add(new TimedFault(Duration.ofNanos(at), fault));
  }

  /** When a fault that begins now is over, later than now. */
  private long over() {
    return Math.min(now + drawAround(mix.length()), end);
  }

  /** At least 1. */
  private long drawAround(Duration mean) {
    return 1 + (long) random.exponential((double) mean.toNanos());
  }

  private Edge pair() {
    if (!links.isEmpty()) {
      Edge link = links.get(random.below(links.size()));
      return random.chance(0.5) ? link : new Edge(link.to(), link.from());
    }
    int from = random.below(nodes);
    int step = 1 + random.below(nodes - 1);
    return new Edge(from, (from + step) % nodes);
  }

  private Fault partition() {
    int first = 1 + random.below(nodes - 1);
    return new Fault.Partition(
        List.of(List.of(new IndexRange(0, first - 1)), List.of(new IndexRange(first, nodes - 1))));
  }

  /** A power of 2, from 64 B/s to 32 KiB/s. */
  private long rate() {
    return 1L << (SLOWEST_BITS + random.below(FASTEST_BITS - SLOWEST_BITS));
  }

  private Fault skew(int node) {
    long millis = random.between(-OFFSET_MILLIS_MAX, OFFSET_MILLIS_MAX);
    int ppm = (int) random.between(-DRIFT_PPM_MAX, DRIFT_PPM_MAX);
    return new Fault.Skew(node, Duration.ofMillis(millis), ppm);
  }
}
