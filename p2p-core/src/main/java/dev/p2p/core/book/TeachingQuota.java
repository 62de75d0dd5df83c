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
    long last = evenlyAt.getOrDefault(peer.host(), nowMillis);
    // Never further ahead than a burst: a clock that was set back silences nobody for long.
    long evenly = Math.clamp(last, nowMillis, nowMillis + burstMillis);
    boolean may = evenly + everyMillis <= nowMillis + burstMillis;
    evenlyAt.put(peer.host(), may ? evenly + everyMillis : evenly);
    if (evenlyAt.size() > HOSTS_MAX) {
      evenlyAt.remove(evenlyAt.keySet().iterator().next());
    }
    return may;
  }
}
