package dev.p2p.store.mvstore;

import dev.p2p.spi.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;

/**
 * Counts what is lost, and says so: for each reason at once, and then at most once a minute.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class Losses {

  private static final long SILENCE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Path file;
  private final TimeSource time;
  private final Logger log;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final Map<Loss, Told> told = new EnumMap<>(Loss.class);

  /** Guarded by lock. */
  private long total;

  Losses(Path file, TimeSource time, Logger log) {
    this.file = file;
    this.time = time;
    this.log = log;
  }

  /**
   * What was said of a reason.
   *
   * @param nanos when
   * @param since how many messages were lost for it since
   */
  private record Told(long nanos, long since) {}

  /**
   * So many messages were lost.
   *
   * @param messages 0 if there is only the reason to tell of
   * @param detail for the log; may be empty if there are messages
   */
  void add(int messages, Loss loss, String detail) {
    OptionalLong toTell = count(messages, loss);
    if (toTell.isPresent() && toTell.getAsLong() == 0) {
      log.warn("{}: {}", file, detail);
    } else if (toTell.isPresent()) {
      String because = detail.isEmpty() ? "" : ": " + detail;
      log.warn("{}: messages lost: {} that {}{}", file, toTell.getAsLong(), loss, because);
    }
  }

  /** How many messages were lost. */
  long total() {
    lock.lock();
    try {
      return total;
    } finally {
      lock.unlock();
    }
  }

  /** How many to tell of; empty if it is too early to say something again. */
  private OptionalLong count(int messages, Loss loss) {
    long now = time.nanoTime();
    lock.lock();
    try {
      total += messages;
      Told last = told.getOrDefault(loss, new Told(now - SILENCE_NANOS, 0));
      long untold = messages + last.since();
      boolean tell = now - last.nanos() >= SILENCE_NANOS;
      told.put(loss, tell ? new Told(now, 0) : new Told(last.nanos(), untold));
      return tell ? OptionalLong.of(untold) : OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }
}
