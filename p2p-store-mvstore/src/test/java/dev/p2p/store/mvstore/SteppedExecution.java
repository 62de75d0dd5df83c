package dev.p2p.store.mvstore;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts no threads: the test calls turns and tasks, as a simulator would. */
final class SteppedExecution implements Execution {

  private final List<Actor> actors = new ArrayList<>();
  private final List<Runnable> tasks = new ArrayList<>();

  @Override
  public void start(String name, Actor actor) {
    actors.add(actor);
  }

  @Override
  public Ticking every(String name, Duration period, Runnable task) {
    Execution.requirePeriod(period);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Runs the periodic tasks, and then whatever would not wait. */
  void tick() {
    tasks.forEach(Runnable::run);
    runReady();
  }

  /** Calls the turns of actors until each would wait. */
  void runReady() {
    for (Actor actor : List.copyOf(actors)) {
      while (actors.contains(actor) && actor.isReady()) {
        if (!actor.turn()) {
          actors.remove(actor);
        }
      }
    }
  }

  /** Actors that have not ended, and tasks that were not closed. */
  int running() {
    return actors.size() + tasks.size();
  }
}
