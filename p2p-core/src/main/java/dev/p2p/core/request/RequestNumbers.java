package dev.p2p.core.request;

import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Numbers of questions, for the reserved field of frames. The highest bit is set, so that none is
 * taken for the time a message was made, in nanoseconds since 1970, until 2262. The rest is drawn:
 * an answer of a relayed topic carries its number on to others, who must not meet it at their own
 * questions.
 *
 * <p><b>Threading:</b> safe to share; holds a lock for one draw.
 */
public final class RequestNumbers {

  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();

  /** Numbers drawn from {@code random}. */
  public RequestNumbers(RandomGenerator random) {
    this.random = random;
  }

  /** Whether a reserved field is a number. */
  static boolean isNumber(long reserved) {
    return reserved < 0;
  }

  /** The next number. */
  long next() {
    lock.lock();
    try {
      return random.nextLong() | Long.MIN_VALUE;
    } finally {
      lock.unlock();
    }
  }
}
