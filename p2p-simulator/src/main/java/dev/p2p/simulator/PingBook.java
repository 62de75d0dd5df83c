package dev.p2p.simulator;

import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many Pings a node has sent to each peer, and how many Pongs it has had.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class PingBook {

  /** How long an answer may take. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private record Account(long open, long lastPingNanos) {}

  private static final Account NONE = new Account(0, 0);

  /** Only looked up in. */
  private final Map<PeerId, Account> accounts = new HashMap<>();

  void sent(PeerId peer, Topic topic, long nowNanos) {
    if (topic.name().equals(StandardTopics.PING)) {
      accounts.put(peer, new Account(of(peer).open() + 1, nowNanos));
    }
  }

  void received(PeerId peer, Topic topic) {
    if (topic.name().equals(StandardTopics.PONG)) {
      accounts.put(peer, new Account(of(peer).open() - 1, of(peer).lastPingNanos()));
    }
  }

  /** Pings less Pongs; 0 while the last Ping is so young that its Pong may be under way. */
  long unanswered(PeerId peer, long nowNanos) {
    return nowNanos - of(peer).lastPingNanos() < PATIENCE_NANOS ? 0 : of(peer).open();
  }

  private Account of(PeerId peer) {
    return accounts.getOrDefault(peer, NONE);
  }
}
