package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.BookSettings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may teach which addresses; counts what is refused.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Doorkeeper {

  private static final int OWN_MAX = 64;

  private final TeachingQuota quota;
  private final EnumMap<Refusal, Long> refused = new EnumMap<>(Refusal.class);

  /** The latest is last. */
  private final SequencedSet<NodeAddress> own = new LinkedHashSet<>();

  Doorkeeper(BookSettings settings) {
    this.quota = new TeachingQuota(settings);
  }

  /** Why this source may not teach this address, if it may not. The cheapest question first. */
  Optional<Refusal> refusal(NodeAddress address, AddressSource source, long nowMillis) {
    if (source instanceof AddressSource.Peer(var peer, var direction)) {
      if (!quota.take(peer, nowMillis)) {
        return Optional.of(Refusal.TOO_MANY);
      }
      AddressScope scope = AddressScope.of(address);
      if (scope != AddressScope.UNUSABLE && !scope.isOpenTo(AddressScope.of(peer))) {
        return Optional.of(Refusal.NOT_FROM_THERE);
      }
    }
    return refusal(address);
  }

  /** Why this address is not kept, whoever names it. */
  Optional<Refusal> refusal(NodeAddress address) {
    return own.contains(address) ? Optional.of(Refusal.OWN) : refusalOfForm(address);
  }

  /** Why no book keeps this address. */
  static Optional<Refusal> refusalOfForm(NodeAddress address) {
    if (address.port() == 0) {
      return Optional.of(Refusal.PORT_ZERO);
    }
    if (AddressScope.of(address) == AddressScope.UNUSABLE || address.host().indexOf('%') >= 0) {
      return Optional.of(Refusal.UNUSABLE);
    }
    return Ip.of(address).isEmpty() ? Optional.of(Refusal.NAME) : Optional.empty();
  }

  /** From now on this is ours; the one that was ours for longest may be forgotten for it. */
  void own(NodeAddress address) {
    if (own.add(address) && own.size() > OWN_MAX) {
      own.removeFirst();
    }
  }

  Learned refuse(Refusal refusal) {
    refused.merge(refusal, 1L, Long::sum);
    return new Learned.Refused(refusal);
  }

  SortedMap<Refusal, Long> refused() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }
}
