package dev.p2p.core.limit;

import dev.p2p.api.Message;
import dev.p2p.core.limit.FloodWatch.Flood;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where a Reader stops when its peer is faster than its rates. It holds the message that is too
 * early, reads no more, and goes on when the ticker finds that the rates are kept again: nothing is
 * lost, the peer waits at its end of the stream, and a flood costs what the rates allow.
 *
 * <p><b>Threading:</b> safe to share. The Reader asks {@link #admits} and is the only one that
 * waits; the ticker lets it go on.
 */
public final class Pace {

  private final TimeSource time;
  private final PaceListener listener;

  /** Confined to the Reader. */
  private final PeerRates rates;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();

  /** Guarded by lock. */
  private final FloodWatch floods;

  /** Guarded by lock: what is held up. */
  private @Nullable Hold hold;

  /** Guarded by lock. */
  private boolean closed;

  /**
   * A message that is held up.
   *
   * @param sinceNanos since when
   * @param untilNanos when the rates are kept again
   */
  private record Hold(Message message, long sinceNanos, long untilNanos) {

    Duration took(long nowNanos) {
      // Whoever ends it may have asked the time before the Reader did.
      return Duration.ofNanos(Math.max(0, nowNanos - sinceNanos));
    }
  }

  /** That of a peer of which nothing has come yet. */
  public Pace(RateSettings settings, TimeSource time, PaceListener listener) {
    this.time = time;
    this.listener = listener;
    this.rates = new PeerRates(settings, time.nanoTime());
    this.floods = new FloodWatch(settings.patience(), time.nanoTime());
  }

  /**
   * A message has come.
   *
   * @return whether it may be handed on at once; if not, after {@link #awaitOpen}
   */
  public boolean admits(Message message) {
    if (!rates.isLimited(message)) {
      return true;
    }
    long now = time.nanoTime();
    long wait = rates.take(message, now);
    return wait == 0 || !hold(new Hold(message, now, now + wait));
  }

  /** Whether {@link #awaitOpen} would not wait. */
  public boolean isOpen() {
    lock.lock();
    try {
      return hold == null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until what is held up may be handed on. */
  public void awaitOpen() {
    lock.lock();
    try {
      while (hold != null) {
        opened.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the time; called by the ticker. */
  public void tick(long nowNanos) {
    @Nullable Hold current;
    Optional<Flood> flood;
    boolean over;
    lock.lock();
    try {
      current = hold;
      flood = floods.look(nowNanos);
      over = current != null && nowNanos - current.untilNanos() >= 0;
      if (over) {
        open(nowNanos);
      }
    } finally {
      lock.unlock();
    }
    if (current != null) {
      flood.ifPresent(paid -> listener.onFlood(paid.times(), describe(paid, current.message())));
      if (over) {
        listener.onHeldUp(current.message(), current.took(nowNanos));
      }
    }
  }

  /** From now on nothing is held up: the peer leaves, or has ended. */
  public void close() {
    long now = time.nanoTime();
    @Nullable Hold current;
    lock.lock();
    try {
      closed = true;
      current = hold;
      open(now);
    } finally {
      lock.unlock();
    }
    if (current != null) {
      listener.onHeldUp(current.message(), current.took(now));
    }
  }

  private boolean hold(Hold early) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      hold = early;
      floods.begin(early.sinceNanos());
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** With lock held. */
  private void open(long nowNanos) {
    hold = null;
    floods.end(nowNanos);
    opened.signalAll();
  }

  private static String describe(Flood flood, Message message) {
    return "faster than its rates: %d messages held up for %d ms, now a %s"
        .formatted(flood.times(), flood.held().toMillis(), message.topic());
  }
}
