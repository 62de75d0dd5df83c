package dev.p2p.core.budget;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes room when memory is used up: those who hold most pay first.
 *
 * <p>Everybody has a fair share: half of the budget, divided by how many they are. First, gossip is
 * dropped from the longest queues down, all above one level at a time, as what several queues share
 * is free only when the last of them has dropped it; nobody is cut to much less than the fair
 * share. If that is not enough, the one who holds most of what can't be dropped is let go, unless
 * it is no more than a fair share. As long as nobody holds more than the fair share of either,
 * there is room: what is left are those who have ended and have not given everything back yet.
 *
 * <p>More is freed than was asked for, so that the work is divided among the many messages that
 * follow.
 *
 * <p><b>Threading:</b> safe to share; one thread at a time makes room, and others wait for it. It
 * takes the locks of outboxes, one after the other: whoever comes here must hold none. It ends
 * nobody itself but says who is to be ended, so that this is done without its lock.
 */
final class RoomMaker {

  /** Each level is lower than the one before by this part of it. */
  private static final int LEVEL_PARTS = 8;

  /** That part of the budget is freed at a time. */
  private static final int SLACK_PARTS = 32;

  private final Gauge gauge;
  private final List<Debtor> debtors = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  /** What to do next. */
  sealed interface Step {

    /** Try again. */
    record Retry() implements Step {}

    /** End this one and try again. */
    record End(Debtor debtor, String evidence) implements Step {}

    /** Wait for those who have ended. */
    record Await() implements Step {}

    /** There is no room. */
    record GiveUp() implements Step {}
  }

  /**
   * What is wanted.
   *
   * @param bytes how many
   * @param bytesMax may be in use together then
   * @param need what for
   * @param by who wants it; null if nobody will have it on his account alone
   */
  record Wish(long bytes, long bytesMax, Need need, @Nullable Debtor by) {}

  RoomMaker(Gauge gauge) {
    this.gauge = gauge;
  }

  void join(Debtor debtor) {
    debtors.add(debtor);
  }

  void leave(Debtor debtor) {
    debtors.remove(debtor);
  }

  int size() {
    return debtors.size();
  }

  /** What to do about a wish that can't be granted right now. */
  Step makeRoom(Wish wish) {
    lock.lock();
    try {
      long fairShare = fairShare(wish.bytesMax());
      trim(fairShare, wish);
      if (fits(wish)) {
        return new Step.Retry();
      }
      if (areReturning(wish)) {
        return new Step.Await();
      }
      return letGo(fairShare, wish);
    } finally {
      lock.unlock();
    }
  }

  /** Whether those who have ended are about to give back enough. */
  boolean areReturning(Wish wish) {
    long missing = gauge.used() + wish.bytes() - wish.bytesMax();
    long returning = 0;
    for (Debtor debtor : debtors) {
      returning += debtor.returningBytes();
    }
    return returning > 0 && returning >= missing;
  }

  boolean fits(Wish wish) {
    return gauge.used() + wish.bytes() <= wish.bytesMax();
  }

  private Step letGo(long fairShare, Wish wish) {
    Debtor by = wish.by();
    long most = Math.max(fairShare, (by == null ? 0 : by.firmBytes()) + wish.bytes());
    Debtor debtor = null;
    for (Debtor other : debtors) {
      long firm = other.equals(by) || other.isEnded() ? 0 : other.firmBytes();
      if (firm > most) {
        most = firm;
        debtor = other;
      }
    }
    if (debtor != null) {
      return new Step.End(debtor, evidence(most, wish));
    }
    boolean isItself = most > fairShare;
    if (wish.need() != Need.GOSSIP && !isItself) {
      trim(0, wish);
    }
    return fits(wish) ? new Step.Retry() : new Step.GiveUp();
  }

  /** Drops gossip of whoever has more than {@code floor}, the longest queues first. */
  private void trim(long floor, Wish wish) {
    long room = Math.max(wish.bytes(), wish.bytesMax() / SLACK_PARTS);
    long longest = longestQueue();
    while (longest > floor && gauge.used() + room > wish.bytesMax()) {
      long level = Math.max(floor - floor / LEVEL_PARTS, longest - longest / LEVEL_PARTS - 1);
      for (Debtor debtor : debtors) {
        if (debtor.gossipBytes() > Math.max(level, floor)) {
          debtor.trimGossip(level);
        }
      }
      longest = longestQueue();
    }
  }

  private long longestQueue() {
    long longest = 0;
    for (Debtor debtor : debtors) {
      longest = Math.max(longest, debtor.gossipBytes());
    }
    return longest;
  }

  private long fairShare(long bytesMax) {
    return bytesMax / 2 / Math.max(1, debtors.size());
  }

  private String evidence(long firm, Wish wish) {
    return "the node holds %d bytes, of %d it may, and %d more are needed; %d are this peer's"
        .formatted(gauge.used(), wish.bytesMax(), wish.bytes(), firm);
  }
}
