package dev.p2p.benchmarks.process;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts what a role does, and keeps what went wrong first.
 *
 * <p><b>Threading:</b> one thread at a time counts, as cheaply as that allows; any thread may
 * report a failure, and ask.
 */
public final class Tally {

  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();

  /** So many more operations are done. */
  public void add(long more) {
    count.setRelease(count.getPlain() + more);
  }

  /** Something went wrong; ignored if something did before. */
  public void fail(String why) {
    failure.compareAndSet(null, why);
  }

  /** Operations so far. */
  public long count() {
    return count.getAcquire();
  }

  /** Both, as a role tells them. */
  public Progress progress() {
    return new Progress(count(), Optional.ofNullable(failure.get()));
  }
}
