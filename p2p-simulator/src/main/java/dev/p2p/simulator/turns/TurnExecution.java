package dev.p2p.simulator.turns;

import dev.p2p.simulator.time.Timeline;
import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads of a simulated node, which are none: its actors' turns are called one after the
 * other, in the order the actors were started, for as long as one of them can get on without
 * waiting.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class TurnExecution implements Execution {

  /** So many without time passing are not work but a loop that never ends. */
  private static final int TURNS_MAX = 10_000_000;

  private record Started(String name, Actor actor) {}

  private final Timeline timeline;

  /** Those that have not ended. */
  private List<Started> actors = new ArrayList<>();

  private boolean settling;
  private boolean stopped;

  /** No actors. */
  public TurnExecution(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void start(String name, Actor actor) {
    if (!stopped) {
      actors.add(new Started(name, actor));
    }
  }

  /**
   * As {@link Execution#every}. A run that throws is a defect that was found: it is thrown to
   * whoever lets time pass and ends the simulation, and the task does not run again.
   */
  @Override
  public Ticking every(String name, Duration period, Runnable task) {
    Execution.requirePeriod(period);
    Repeated repeated = new Repeated(period, task);
    timeline.after(period, repeated);
    return repeated;
  }

  /**
   * Calls turns until every actor would have to wait.
   *
   * @throws IllegalStateException if that does not come about
   */
  public void settle() {
    // A turn that ends up here again is already among those that are being called.
    if (settling) {
      return;
    }
    settling = true;
    try {
      callUntilRest();
    } finally {
      settling = false;
    }
  }

  /** Forgets all actors and tasks, as when a process is killed: no line of theirs runs again. */
  public void stop() {
    stopped = true;
    actors = new ArrayList<>();
  }

  /** The names of actors that could get on; none after {@link #settle}. */
  public List<String> ready() {
    return actors.stream().filter(one -> one.actor().isReady()).map(Started::name).toList();
  }

  /** The names of all actors that have not ended. */
  public List<String> running() {
    return actors.stream().map(Started::name).toList();
  }

  /** Goes round until it has come by every actor since the last turn. */
  private void callUntilRest() {
    int turns = 0;
    int next = 0;
    for (int idle = 0; idle < actors.size(); ) {
      next = next < actors.size() ? next : 0;
      Actor actor = actors.get(next).actor();
      if (!actor.isReady()) {
        idle++;
        next++;
        continue;
      }
      if (++turns > TURNS_MAX) {
        throw new IllegalStateException(
            "%d turns and no rest; still ready: %s".formatted(TURNS_MAX, ready()));
      }
      idle = 0;
      next = call(actor, next);
    }
  }

  /** Calls a turn of the actor with this index; the index of the one after it. */
  private int call(Actor actor, int index) {
    boolean last = !actor.turn();
    // The turn may have stopped everything.
    if (!last || stopped) {
      return index + 1;
    }
    actors.remove(index);
    return index;
  }

  /** A periodic task, which plans itself anew. */
  private final class Repeated implements Ticking, Runnable {

    private final Duration period;
    private final Runnable task;
    private boolean closed;

    private Repeated(Duration period, Runnable task) {
      this.period = period;
      this.task = task;
    }

    @Override
    public void run() {
      if (!closed && !stopped) {
        task.run();
        settle();
        timeline.after(period, this);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
