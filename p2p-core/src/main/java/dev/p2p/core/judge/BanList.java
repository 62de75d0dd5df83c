package dev.p2p.core.judge;

import dev.p2p.api.Ban;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeEvent.UnbanCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bans in force, one a subnet. An address is looked up once for each length of prefix that a
 * ban has, however many bans there are. When there are too many, the automatic one goes whose end
 * is nearest; one of an operator only if no other is left.
 *
 * <p><b>Threading:</b> not safe to share.
 */
final class BanList {

  private static final Comparator<Ban> NEAREST_END_FIRST =
      Comparator.comparing(Ban::until).thenComparing(Ban::subnet);

  private final int bansMax;

  /** Looked up in only, never gone through. */
  private final Map<Subnet, Ban> bySubnet = new HashMap<>();

  private final TreeSet<Ban> byEnd = new TreeSet<>(NEAREST_END_FIRST);

  /** How many bans have a prefix of this length, of each family; none is left out. */
  private final SortedMap<Integer, Integer> ipv4Prefixes = new TreeMap<>();

  private final SortedMap<Integer, Integer> ipv6Prefixes = new TreeMap<>();
  private long changes;
  private long displaced;

  BanList(int bansMax) {
    this.bansMax = bansMax;
  }

  /** The ban that an address is under: of several the widest. */
  Optional<Ban> find(NodeAddress address, Instant now) {
    return Subnet.of(address).flatMap(single -> find(single, now));
  }

  /**
   * Bans, instead of what there was for the same subnet.
   *
   * @return what to tell
   */
  List<NodeEvent> put(Ban ban) {
    Ban before = bySubnet.get(ban.subnet());
    if (ban.equals(before)) {
      return List.of();
    }
    if (before != null) {
      remove(before);
    }
    insert(ban);
    List<NodeEvent> events = new ArrayList<>();
    events.add(new NodeEvent.Banned(ban));
    if (bySubnet.size() > bansMax) {
      Ban leastMissed = leastMissed();
      remove(leastMissed);
      displaced++;
      events.add(new NodeEvent.Unbanned(leastMissed, UnbanCause.DISPLACED));
    }
    return events;
  }

  /** As {@link #put}, unless there is a ban for the same subnet that ends later. */
  List<NodeEvent> putUnlessShorter(Ban ban) {
    Ban before = bySubnet.get(ban.subnet());
    boolean shorter = before != null && before.until().compareTo(ban.until()) >= 0;
    return shorter ? List.of() : put(ban);
  }

  /** Lifts the ban of exactly this subnet, if there is one. */
  List<NodeEvent> lift(Subnet subnet) {
    Ban ban = bySubnet.get(subnet);
    if (ban == null) {
      return List.of();
    }
    remove(ban);
    return List.of(new NodeEvent.Unbanned(ban, UnbanCause.LIFTED));
  }

  /** Removes what is over. */
  List<NodeEvent> expire(Instant now) {
    List<NodeEvent> events = new ArrayList<>();
    while (!byEnd.isEmpty() && byEnd.first().isOver(now)) {
      Ban over = byEnd.first();
      remove(over);
      events.add(new NodeEvent.Unbanned(over, UnbanCause.EXPIRED));
    }
    return events;
  }

  /** All of them, by subnet. */
  List<Ban> all() {
    return byEnd.stream().sorted(Comparator.comparing(Ban::subnet)).toList();
  }

  /** The ban of exactly this subnet. */
  Optional<Ban> get(Subnet subnet) {
    return Optional.ofNullable(bySubnet.get(subnet));
  }

  int size() {
    return bySubnet.size();
  }

  /** Grows with every change. */
  long changes() {
    return changes;
  }

  /** How many had to go to make room. */
  long displaced() {
    return displaced;
  }

  private Optional<Ban> find(Subnet single, Instant now) {
    for (int prefix : prefixes(single).keySet()) {
      Ban ban = bySubnet.get(single.widened(prefix));
      if (ban != null && !ban.isOver(now)) {
        return Optional.of(ban);
      }
    }
    return Optional.empty();
  }

  private Ban leastMissed() {
    return byEnd.stream()
        .filter(ban -> ban.by() == Ban.By.SCORE)
        .findFirst()
        .orElseGet(byEnd::first);
  }

  private void insert(Ban ban) {
    changes++;
    bySubnet.put(ban.subnet(), ban);
    byEnd.add(ban);
    prefixes(ban.subnet()).merge(ban.subnet().prefix(), 1, Integer::sum);
  }

  private void remove(Ban ban) {
    changes++;
    bySubnet.remove(ban.subnet());
    byEnd.remove(ban);
    prefixes(ban.subnet())
        .computeIfPresent(ban.subnet().prefix(), (prefix, count) -> count == 1 ? null : count - 1);
  }

  private SortedMap<Integer, Integer> prefixes(Subnet subnet) {
    return subnet.isIpv6() ? ipv6Prefixes : ipv4Prefixes;
  }
}
