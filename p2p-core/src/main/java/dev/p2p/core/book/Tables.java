package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of addresses: an address is fresh or tried, and has one place in its table, which may
 * be another's already. Which is why there are never more than there are places.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Tables {

  private final Buckets buckets;

  /** In the order in which they came. */
  private final Map<NodeAddress, Entry> byAddress = new LinkedHashMap<>();

  /** By place; only looked up in. */
  private final Map<Integer, Entry> fresh = new HashMap<>();

  /** By place; only looked up in. */
  private final Map<Integer, Entry> tried = new HashMap<>();

  private final GroupIndex allFresh = new GroupIndex();
  private final GroupIndex allTried = new GroupIndex();

  /** Of the fresh ones, those of that standing. */
  private final GroupIndex met = new GroupIndex();

  private final GroupIndex vouched = new GroupIndex();

  Tables(Buckets buckets) {
    this.buckets = buckets;
  }

  Buckets buckets() {
    return buckets;
  }

  @Nullable Entry find(NodeAddress address) {
    return byAddress.get(address);
  }

  Collection<Entry> all() {
    return byAddress.values();
  }

  GroupIndex allFresh() {
    return allFresh;
  }

  GroupIndex allTried() {
    return allTried;
  }

  GroupIndex met() {
    return met;
  }

  GroupIndex vouched() {
    return vouched;
  }

  /** Who has the place that {@code entry} would have among the fresh ones. */
  Optional<Entry> inFreshPlaceOf(Entry entry) {
    return Optional.ofNullable(fresh.get(buckets.fresh(entry)));
  }

  /** Who has the place that {@code entry} would have among the tried ones. */
  Optional<Entry> inTriedPlaceOf(Entry entry) {
    return Optional.ofNullable(tried.get(buckets.tried(entry)));
  }

  /** Puts an entry that is nowhere into its place, which is free. */
  void addFresh(Entry entry) {
    entry.tried(false);
    fresh.put(buckets.fresh(entry), entry);
    byAddress.put(entry.address(), entry);
    allFresh.add(entry);
    indexByStanding(entry);
  }

  /** Puts an entry that is nowhere into its place, which is free. */
  void addTried(Entry entry) {
    entry.tried(true);
    tried.put(buckets.tried(entry), entry);
    byAddress.put(entry.address(), entry);
    allTried.add(entry);
  }

  /** Takes an entry out, if it is in. */
  void remove(Entry entry) {
    if (!byAddress.remove(entry.address(), entry)) {
      return;
    }
    if (entry.isTried()) {
      tried.remove(buckets.tried(entry), entry);
      allTried.remove(entry);
    } else {
      fresh.remove(buckets.fresh(entry), entry);
      allFresh.remove(entry);
      met.remove(entry);
      vouched.remove(entry);
    }
  }

  /** Gives an entry that is in another standing. */
  void restand(Entry entry, Standing standing) {
    entry.standing(standing);
    if (!entry.isTried()) {
      met.remove(entry);
      vouched.remove(entry);
      indexByStanding(entry);
    }
  }

  private void indexByStanding(Entry entry) {
    switch (entry.standing()) {
      case HEARD -> {}
      case MET -> met.add(entry);
      case VOUCHED -> vouched.add(entry);
    }
  }
}
