package dev.p2p.core.repair;

import dev.p2p.api.PeerId;
import dev.p2p.core.settings.RepairSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * When inventories are compared, and with whom: now and then with a few peers chosen by lot, and
 * with one for whom gossip was dropped as soon as that is old enough to be compared.
 *
 * <p><b>Threading:</b> safe to share; holds a lock for the time of one call.
 */
final class Rounds {

  private final RepairSettings settings;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock; in the order they joined. */
  private final Map<PeerId, Member> members = new LinkedHashMap<>();

  /** Guarded by lock. */
  private long nextRoundNanos;

  /**
   * A peer.
   *
   * @param dueNanos when it is to be compared with outside the rounds, if it is
   * @param isDueAgain whether more was dropped since that was settled, too young to be compared
   *     then
   */
  private record Member(RepairPeer peer, Optional<Long> dueNanos, boolean isDueAgain) {

    static Member withNothingLost(RepairPeer peer) {
      return new Member(peer, Optional.empty(), false);
    }

    boolean isDue(long nowNanos) {
      return dueNanos.isPresent() && dueNanos.get() - nowNanos <= 0;
    }
  }

  /** The first round comes after a part of the time between two, chosen by lot. */
  Rounds(RepairSettings settings, RandomGenerator random, long nowNanos) {
    this.settings = settings;
    this.random = random;
    this.nextRoundNanos = nowNanos + random.nextLong(settings.compareEvery().toNanos());
  }

  void join(RepairPeer peer) {
    lock.lock();
    try {
      members.put(peer.info().id(), Member.withNothingLost(peer));
    } finally {
      lock.unlock();
    }
  }

  void leave(RepairPeer peer) {
    lock.lock();
    try {
      PeerId id = peer.info().id();
      Member member = members.get(id);
      if (member != null && member.peer().equals(peer)) {
        members.remove(id);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whom to compare with now. */
  List<RepairPeer> due(long nowNanos) {
    lock.lock();
    try {
      List<RepairPeer> due = new ArrayList<>();
      for (Map.Entry<PeerId, Member> entry : members.entrySet()) {
        Member looked = look(entry.getValue(), nowNanos);
        if (looked.isDue(nowNanos)) {
          due.add(looked.peer());
          looked =
              looked.isDueAgain() ? lost(looked, nowNanos) : Member.withNothingLost(looked.peer());
        }
        entry.setValue(looked);
      }
      if (nextRoundNanos - nowNanos <= 0) {
        nextRoundNanos = nowNanos + settings.compareEvery().toNanos();
        drawLots().stream().filter(peer -> !due.contains(peer)).forEach(due::add);
      }
      return due;
    } finally {
      lock.unlock();
    }
  }

  private Member look(Member member, long nowNanos) {
    if (!member.peer().lostGossip()) {
      return member;
    }
    return member.dueNanos().isPresent()
        ? new Member(member.peer(), member.dueNanos(), true)
        : lost(member, nowNanos);
  }

  /** To be compared with when what has been dropped until now is old enough. */
  private Member lost(Member member, long nowNanos) {
    long dueNanos = nowNanos + settings.settleFor().toNanos();
    return new Member(member.peer(), Optional.of(dueNanos), false);
  }

  private List<RepairPeer> drawLots() {
    List<RepairPeer> left = new ArrayList<>();
    members.values().forEach(member -> left.add(member.peer()));
    List<RepairPeer> drawn = new ArrayList<>();
    while (drawn.size() < settings.comparePeers() && !left.isEmpty()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }
}
