package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Addresses by group, to draw from: each group is as likely as any other, and in a group each
 * address. So who has a few subnets is drawn as seldom as somebody with as many single addresses.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class GroupIndex {

  private final List<Members> groups = new ArrayList<>();

  /** Only looked up in. */
  private final Map<AddressGroup, Members> byGroup = new HashMap<>();

  private int size;

  /** The addresses of one group. */
  private static final class Members {

    private final List<Entry> entries = new ArrayList<>(1);

    /** Guarded by the book's lock: the place in groups. */
    private int position;

    private Members(int position) {
      this.position = position;
    }
  }

  int size() {
    return size;
  }

  int groups() {
    return groups.size();
  }

  void add(Entry entry) {
    @Nullable Members members = byGroup.get(entry.group());
    if (members == null) {
      members = new Members(groups.size());
      groups.add(members);
      byGroup.put(entry.group(), members);
    }
    members.entries.add(entry);
    size++;
  }

  /** Nothing happens if it is not there. */
  void remove(Entry entry) {
    @Nullable Members members = byGroup.get(entry.group());
    if (members == null || !members.entries.remove(entry)) {
      return;
    }
    size--;
    if (members.entries.isEmpty()) {
      byGroup.remove(entry.group());
      Members last = groups.removeLast();
      if (last.position != members.position) {
        last.position = members.position;
        groups.set(last.position, last);
      }
    }
  }

  Optional<Entry> draw(RandomGenerator random) {
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> entries = groups.get(random.nextInt(groups.size())).entries;
    return Optional.of(entries.get(random.nextInt(entries.size())));
  }

  /** Up to {@code max} addresses, of one group after the other, the first by lot. */
  List<NodeAddress> inTurn(int max, RandomGenerator random) {
    List<NodeAddress> addresses = new ArrayList<>();
    int first = groups.isEmpty() ? 0 : random.nextInt(groups.size());
    for (int i = 0; i < groups.size() && addresses.size() < max; i++) {
      groups.get((first + i) % groups.size()).entries.stream()
          .limit(max - addresses.size())
          .map(Entry::address)
          .forEach(addresses::add);
    }
    return addresses;
  }
}
