package dev.p2p.simulator.scenario;

import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeObserver;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what nodes send and drop, over all their runs: a node's own counters die with its process.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class TrafficMeter {

  private final long[] bytesSent;
  private final SortedMap<String, Long> dropped = new TreeMap<>();

  TrafficMeter(int nodes) {
    this.bytesSent = new long[nodes];
  }

  /** To be told of everything the node does. */
  NodeObserver of(int node) {
    return new NodeObserver() {
      @Override
      public void onSent(PeerId peer, Message message) {
        bytesSent[node] += message.frame().length();
      }

      @Override
      public void onDropped(PeerId peer, Message message, DropReason reason) {
        dropped.merge(message.topic().name() + "/" + reason, 1L, Long::sum);
      }
    };
  }

  ScenarioResult.Traffic traffic() {
    long[] sorted = bytesSent.clone();
    Arrays.sort(sorted);
    return new ScenarioResult.Traffic(
        sorted[0],
        Percentile.of(sorted, 0.5),
        sorted[sorted.length - 1],
        Collections.unmodifiableSortedMap(new TreeMap<>(dropped)));
  }
}
