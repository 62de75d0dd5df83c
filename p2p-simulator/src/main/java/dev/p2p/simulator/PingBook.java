package dev.p2p.simulator;

import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import java.util.HashMap;
import java.util.Map;

/**
 * How many Pings a node has sent to each peer, and how many Pongs it has had.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class PingBook {

  /** Pings less Pongs; only looked up in. */
  private final Map<PeerId, Long> open = new HashMap<>();

  void sent(PeerId peer, Topic topic) {
    if (topic.name().equals(StandardTopics.PING)) {
      open.merge(peer, 1L, Long::sum);
    }
  }

  void received(PeerId peer, Topic topic) {
    if (topic.name().equals(StandardTopics.PONG)) {
      open.merge(peer, -1L, Long::sum);
    }
  }

  /** Below 0 if more was answered than asked. */
  long unanswered(PeerId peer) {
    return open.getOrDefault(peer, 0L);
  }
}
