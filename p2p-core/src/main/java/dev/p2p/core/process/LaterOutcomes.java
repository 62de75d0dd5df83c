package dev.p2p.core.process;

import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Need;
import dev.p2p.core.budget.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages whose handlers answer later. Each is settled once: by its stage or, if that takes too
 * long, by the ticker. There are at most as many as the peers' gates let in, and as the node's
 * budget has memory for.
 *
 * <p><b>Threading:</b> safe to share: Readers add, the application's threads complete, the ticker
 * gives up.
 */
public final class LaterOutcomes {

  private record Pending(Message message, Sender sender, long sinceNanos) {}

  private final Settlement settlement;
  private final ByteBudget budget;
  private final Duration timeout;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock: oldest first. */
  private final Map<Long, Pending> pending = new LinkedHashMap<>();

  /** Guarded by lock. */
  private long lastKey;

  /**
   * None yet.
   *
   * @param budget pays for the messages
   * @param timeout those that take longer fail
   */
  public LaterOutcomes(Settlement settlement, ByteBudget budget, Duration timeout) {
    this.settlement = settlement;
    this.budget = budget;
    this.timeout = timeout;
  }

  /**
   * Waits, without a thread, for the outcome of {@code message}. If there is no memory for it, it
   * fails, and its sender is let go: whoever goes on sending would have the application hold ever
   * more.
   */
  void add(Message message, Sender sender, Outcome.Later later, long nowNanos) {
    if (!budget.hold(message, Need.INCOMING)) {
      settlement.fail(message, sender, new OutOfBudgetException(message));
      sender.overBudget("no memory for " + message.topic() + ", whose handler answers later");
      return;
    }
    sender.later().enter(Weight.of(message));
    long key = put(new Pending(message, sender, nowNanos));
    var unused = later.stage().whenComplete((outcome, failure) -> complete(key, outcome, failure));
  }

  /** Gives up on those that have taken too long. */
  public void tick(long nowNanos) {
    for (Pending late : removeOlderThan(nowNanos - timeout.toNanos())) {
      end(
          late,
          () ->
              settlement.fail(
                  late.message(),
                  late.sender(),
                  new TimeoutException("no outcome after " + timeout)));
    }
  }

  /** How many there are. */
  public int size() {
    lock.lock();
    try {
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  private void complete(long key, Outcome.@Nullable Settled outcome, @Nullable Throwable failure) {
    Pending done = remove(key);
    if (done == null) {
      return;
    }
    end(
        done,
        () -> {
          if (outcome != null) {
            settlement.settle(done.message(), done.sender(), outcome);
          } else {
            settlement.fail(done.message(), done.sender(), cause(failure));
          }
        });
  }

  /** The message is let go last: whoever it is passed to shares what it was charged. */
  private void end(Pending ended, Runnable settling) {
    try {
      ended.sender().later().leave(Weight.of(ended.message()));
      settling.run();
    } finally {
      budget.letGo(ended.message());
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    if (failure == null) {
      return new NullPointerException("the stage was completed with null");
    }
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private long put(Pending entry) {
    lock.lock();
    try {
      lastKey++;
      pending.put(lastKey, entry);
      return lastKey;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Pending remove(long key) {
    lock.lock();
    try {
      return pending.remove(key);
    } finally {
      lock.unlock();
    }
  }

  private List<Pending> removeOlderThan(long nanos) {
    lock.lock();
    try {
      List<Pending> late = new ArrayList<>();
      Iterator<Pending> oldestFirst = pending.values().iterator();
      while (oldestFirst.hasNext()) {
        Pending next = oldestFirst.next();
        if (next.sinceNanos() - nanos > 0) {
          break;
        }
        late.add(next);
        oldestFirst.remove();
      }
      return late;
    } finally {
      lock.unlock();
    }
  }
}
