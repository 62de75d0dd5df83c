package dev.p2p.simulator;

import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Which Pings of a node have no Pong yet, by peer, for as long as the connection lasts.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class PingBook {

  /** How long an answer may take. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

  /** When they were sent, the oldest first; only looked up in. */
  private final Map<PeerId, Deque<Long>> open = new HashMap<>();

  void sent(PeerId peer, Topic topic, long nowNanos) {
    if (topic.name().equals(StandardTopics.PING)) {
      open.computeIfAbsent(peer, key -> new ArrayDeque<>()).addLast(nowNanos);
    }
  }

  void received(PeerId peer, Topic topic) {
    Deque<Long> pings = open.get(peer);
    if (pings != null && topic.name().equals(StandardTopics.PONG)) {
      pings.pollFirst();
    }
  }

  /** The connection has ended: nothing is owed over it any more. */
  void forget(PeerId peer) {
    open.remove(peer);
  }

  /** How many have waited for longer than an answer may take. */
  long unanswered(PeerId peer, long nowNanos) {
    Deque<Long> pings = open.get(peer);
    return pings == null
        ? 0
        : pings.stream().filter(sentAt -> nowNanos - sentAt >= PATIENCE_NANOS).count();
  }
}
