package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The addresses, each in a place of its own, fresh or tried; so there are never more than there are
 * places.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Tables {

  private final Buckets buckets;
  private final Table fresh;
  private final Table tried;

  /** In the order in which they came to be fresh or tried. */
  private final Map<NodeAddress, Entry> byAddress = new LinkedHashMap<>();

  private final GroupIndex allFresh = new GroupIndex();
  private final GroupIndex allTried = new GroupIndex();

  /** Of the fresh ones, those of that standing. */
  private final GroupIndex met = new GroupIndex();

  private final GroupIndex vouched = new GroupIndex();

  Tables(Buckets buckets) {
    this.buckets = buckets;
    this.fresh = new Table(buckets.bucketSize());
    this.tried = new Table(buckets.bucketSize());
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

  /**
   * Puts an entry that is nowhere among the fresh ones, if there is a place: a free one, or that of
   * another who gives way, and goes.
   */
  boolean putFresh(Entry entry, Predicate<Entry> givesWay) {
    OptionalInt place = fresh.place(buckets.fresh(entry), givesWay);
    place.ifPresent(number -> {
      vacate(fresh.holder(number));
      entry.tried(false);
      fresh.put(entry, number);
      byAddress.put(entry.address(), entry);
      allFresh.add(entry);
      indexByStanding(entry);
    });
    return place.isPresent();
  }

  /** Likewise, among the tried ones. */
  boolean putTried(Entry entry, Predicate<Entry> givesWay) {
    OptionalInt place = tried.place(buckets.tried(entry), givesWay);
    place.ifPresent(number -> {
      vacate(tried.holder(number));
      entry.tried(true);
      tried.put(entry, number);
      byAddress.put(entry.address(), entry);
      allTried.add(entry);
    });
    return place.isPresent();
  }

  /** Who is to be tested before {@code entry}, for which no tried place is left, may have one. */
  @Nullable Entry triedRival(Entry entry) {
    return tried.holder(buckets.tried(entry));
  }

  /** Takes an entry out, if it is in. */
  void remove(Entry entry) {
    if (!byAddress.remove(entry.address(), entry)) {
      return;
    }
    if (entry.isTried()) {
      tried.remove(entry);
      allTried.remove(entry);
    } else {
      fresh.remove(entry);
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

  private void vacate(@Nullable Entry holder) {
    if (holder != null) {
      remove(holder);
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
