package dev.p2p.simulator.time;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * Virtual time and what is going to happen in it. Time stands still while something happens and
 * leaps from one event to the next; what is due at the same moment happens in the order it was
 * planned.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class Timeline {

  private record Event(long atNanos, long number, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event that) {
      int order = Long.compare(atNanos, that.atNanos);
      return order != 0 ? order : Long.compare(number, that.number);
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long nowNanos;
  private long lastNumber;

  /** Time at its beginning, 0; nothing is planned. */
  public Timeline() {}

  /** Nanoseconds since the beginning. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Plans something; what would be in the past happens as soon as possible. */
  public void at(long atNanos, Runnable what) {
    lastNumber++;
    events.add(new Event(Math.max(atNanos, nowNanos), lastNumber, what));
  }

  /** Plans something for {@code delay} from now. */
  public void after(Duration delay, Runnable what) {
    at(later(delay), what);
  }

  /** That much later than now, or the end of time, after 292 years. */
  public long later(Duration delay) {
    long at = nowNanos + delay.toNanos();
    return at < nowNanos ? Long.MAX_VALUE : at;
  }

  /** Lets the next event happen; false if nothing is planned. */
  public boolean step() {
    Event next = events.poll();
    if (next == null) {
      return false;
    }
    nowNanos = next.atNanos();
    next.what().run();
    return true;
  }

  /** Lets everything happen that is due up to {@code untilNanos}, which is the time afterwards. */
  public void runUntil(long untilNanos) {
    while (!events.isEmpty() && events.peek().atNanos() <= untilNanos) {
      step();
    }
    nowNanos = Math.max(nowNanos, untilNanos);
  }
}
