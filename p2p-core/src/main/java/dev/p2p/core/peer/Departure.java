package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.core.settings.ShutdownSettings;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Leaving politely: what is queued is flushed, our stream ended, the peer's read to its end, then
 * the connection is closed. Closing with unread input would reset it, and what was sent last would
 * be lost. Each step has a limit.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class Departure {

  private final long flushNanos;
  private final long drainNanos;
  private final ReentrantLock lock = new ReentrantLock();

  /** Written under lock; volatile so that the ticker's question is a plain read. */
  private volatile @Nullable CloseReason reason;

  /** Guarded by lock: when the step that is under way began. */
  private long stepBeganNanos;

  /** Guarded by lock: our stream is flushed and ended. */
  private boolean outputEnded;

  /** Guarded by lock: the peer's stream is read to its end. */
  private boolean inputEnded;

  Departure(ShutdownSettings settings) {
    this.flushNanos = settings.flushLimit().toNanos();
    this.drainNanos = settings.drainLimit().toNanos();
  }

  /** Begins; false if it has begun before. */
  boolean begin(CloseReason why, long nowNanos) {
    lock.lock();
    try {
      if (reason != null) {
        return false;
      }
      reason = why;
      stepBeganNanos = nowNanos;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Why, if it has begun. */
  Optional<CloseReason> reason() {
    return Optional.ofNullable(reason);
  }

  /** Our stream has ended; true if nothing is left to do. */
  boolean outputEnded(long nowNanos) {
    lock.lock();
    try {
      outputEnded = true;
      stepBeganNanos = nowNanos;
      return inputEnded;
    } finally {
      lock.unlock();
    }
  }

  /** The peer's stream has ended; true if nothing is left to do. */
  boolean inputEnded() {
    lock.lock();
    try {
      inputEnded = true;
      return outputEnded;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the step that is under way has taken too long. */
  boolean isOverdue(long nowNanos) {
    lock.lock();
    try {
      return reason != null && nowNanos - stepBeganNanos >= (outputEnded ? drainNanos : flushNanos);
    } finally {
      lock.unlock();
    }
  }
}
