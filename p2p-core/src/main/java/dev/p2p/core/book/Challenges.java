package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that proved good, but whose tried place is another's. That other one is tested: only if
 * it fails does it give way. So nobody can push good old addresses out with good new ones.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Challenges {

  private static final int MAX = 10;
  private static final long OPEN_MILLIS = Duration.ofMinutes(40).toMillis();

  /** By the address that is tested; the oldest first. */
  private final Map<NodeAddress, Challenge> byHolder = new LinkedHashMap<>();

  /** An address wants another's place. */
  private record Challenge(NodeAddress challenger, long sinceMillis) {}

  /** Nothing happens if the holder is challenged already, or enough others are. */
  void add(NodeAddress holder, NodeAddress challenger, long nowMillis) {
    forgetOld(nowMillis);
    if (byHolder.size() < MAX) {
      byHolder.putIfAbsent(holder, new Challenge(challenger, nowMillis));
    }
  }

  /** The addresses to be tested. */
  List<NodeAddress> holders(long nowMillis) {
    forgetOld(nowMillis);
    return List.copyOf(byHolder.keySet());
  }

  /** Ends the challenge of an address; who challenged it, if anybody did. */
  Optional<NodeAddress> end(NodeAddress holder, long nowMillis) {
    forgetOld(nowMillis);
    @Nullable Challenge challenge = byHolder.remove(holder);
    return Optional.ofNullable(challenge).map(Challenge::challenger);
  }

  private void forgetOld(long nowMillis) {
    byHolder.values().removeIf(challenge -> nowMillis - challenge.sinceMillis() > OPEN_MILLIS);
  }
}
