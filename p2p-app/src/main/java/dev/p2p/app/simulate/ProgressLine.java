package dev.p2p.app.simulate;

import dev.p2p.app.console.Figures;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.scenario.Progress;
import dev.p2p.spi.TimeSource;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Tells how far a run is: on a terminal in one line that changes, elsewhere in a line now and then.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class ProgressLine implements Progress {

  private static final Duration TERMINAL_PERIOD = Duration.ofMillis(200);
  private static final Duration PLAIN_PERIOD = Duration.ofSeconds(5);

  /** Back to the beginning of the line, and clear it. */
  private static final String OVERWRITE = "\r\033[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final TimeSource time;
  private final long periodNanos;
  private long toldAtNanos;
  private boolean shown;

  /**
   * Tells {@code out}.
   *
   * @param terminal whether a line can be written over
   * @param time of the machine
   */
  public ProgressLine(PrintWriter out, boolean terminal, TimeSource time) {
    this.out = out;
    this.terminal = terminal;
    this.time = time;
    this.periodNanos = (terminal ? TERMINAL_PERIOD : PLAIN_PERIOD).toNanos();
    this.toldAtNanos = time.nanoTime();
  }

  @Override
  public void on(Simulation simulation, Duration end) {
    long now = time.nanoTime();
    if (now - toldAtNanos >= periodNanos) {
      toldAtNanos = now;
      show(text(simulation, end));
    }
  }

  /** The run is over: nothing of the line that changes is left. */
  public void clear() {
    if (shown) {
      out.print(OVERWRITE);
      out.flush();
      shown = false;
    }
  }

  private void show(String text) {
    if (terminal) {
      out.print(OVERWRITE + text);
      shown = true;
    } else {
      out.println(text);
    }
    out.flush();
  }

  private static String text(Simulation simulation, Duration end) {
    Duration now = Duration.ofNanos(simulation.timeline().nowNanos());
    String events = Figures.count(simulation.trace().count());
    return end.isZero()
        ? "connecting: %s virtual, %s events".formatted(Figures.seconds(now), events)
        : "%s of %s virtual, %s events, %s of %s deliveries"
            .formatted(
                Figures.seconds(now),
                Figures.seconds(end),
                events,
                Figures.count(simulation.ledger().reachedCount()),
                Figures.count(simulation.ledger().expectedCount()));
  }
}
