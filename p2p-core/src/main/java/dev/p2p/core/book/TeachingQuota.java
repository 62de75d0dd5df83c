package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.BookSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many addresses each peer may teach, whatever becomes of them. The token bucket as one number,
 * as in {@code RateLimit}, for each host that taught of late. Hosts beyond the bound begin anew:
 * what they can fill is bounded by the tables all the same.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class TeachingQuota {

  private static final int HOSTS_MAX = 4_096;

  private final long everyMillis;
  private final long burstMillis;

  /** When what each host taught would have come if it had come evenly; who taught last is last. */
  private final Map<String, Long> evenlyAt = new LinkedHashMap<>(16, 0.75f, true);

  TeachingQuota(BookSettings settings) {
    this.everyMillis = Math.max(1, settings.taughtEvery().toMillis());
    this.burstMillis = settings.taughtBurst() * everyMillis;
  }

  /** Whether the peer may teach one more; takes it from what it may. */
  boolean take(NodeAddress peer, long nowMillis) {
    long evenly = Math.max(evenlyAt.getOrDefault(peer.host(), nowMillis), nowMillis) + everyMillis;
    // A clock that was set back must not silence a peer for as long.
    long ahead = Math.min(evenly - nowMillis, burstMillis + everyMillis);
    boolean may = ahead <= burstMillis;
    evenlyAt.put(peer.host(), nowMillis + (may ? ahead : burstMillis));
    if (evenlyAt.size() > HOSTS_MAX) {
      evenlyAt.remove(evenlyAt.keySet().iterator().next());
    }
    return may;
  }
}
