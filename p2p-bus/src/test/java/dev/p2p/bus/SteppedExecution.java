package dev.p2p.bus;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts no threads: the test calls the turns, as a simulator would. */
final class SteppedExecution implements Execution {

  private final Map<String, Actor> actors = new LinkedHashMap<>();

  @Override
  public void start(String name, Actor actor) {
    actors.put(name, actor);
  }

  @Override
  public Ticking every(String name, Duration period, Runnable task) {
    throw new UnsupportedOperationException("the bus has no periodic tasks");
  }

  Map<String, Actor> actors() {
    return actors;
  }

  /** One turn of the only actor. */
  boolean turn() {
    return actors.values().iterator().next().turn();
  }
}
