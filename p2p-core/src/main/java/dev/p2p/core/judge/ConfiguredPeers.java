package dev.p2p.core.judge;

import dev.p2p.api.NodeAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The peers an operator has named, which no ban concerns: whatever comes from their hosts. A name
 * stands for the address it was last reached at.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
public final class ConfiguredPeers {

  private final Set<NodeAddress> named;

  /** The address that each of the named was last reached at; no more of them than are named. */
  private final Map<NodeAddress, NodeAddress> reached = new ConcurrentHashMap<>();

  /** These, as the operator wrote them. */
  public ConfiguredPeers(Collection<NodeAddress> named) {
    this.named = new LinkedHashSet<>(named);
    named.forEach(address -> reached.put(address, address));
  }

  /** A connection that was dialled to {@code asked} has {@code actual} as its far end. */
  public void onReached(NodeAddress asked, NodeAddress actual) {
    if (named.contains(asked)) {
      reached.put(asked, actual);
    }
  }

  /** Whether an address, of whatever port, is that of one of them. */
  public boolean includes(NodeAddress address) {
    return named.contains(address)
        || reached.values().stream().anyMatch(known -> known.host().equals(address.host()));
  }
}
