package dev.p2p.core.request;

import dev.p2p.spi.Actor;
import org.jspecify.annotations.Nullable;

/**
 * On which thread something runs at the moment, so that whoever is about to wait can be told that
 * it would wait for itself.
 *
 * <p><b>Threading:</b> safe to share. The field is not volatile on purpose: a thread looks for
 * itself only, so what it finds it has written itself.
 */
public final class TurnMark {

  private @Nullable Thread running;

  /** Nothing runs. */
  public TurnMark() {}

  /** {@code actor}, marked while a turn of it runs. */
  public Actor around(Actor actor) {
    return new Marked(actor, this);
  }

  /** {@code task}, marked while it runs. */
  public Runnable around(Runnable task) {
    return () -> {
      running = Thread.currentThread();
      try {
        task.run();
      } finally {
        running = null;
      }
    };
  }

  /** Whether it runs on this thread, further up. */
  boolean isHere() {
    return running == Thread.currentThread();
  }

  private record Marked(Actor actor, TurnMark mark) implements Actor {

    @Override
    public boolean turn() {
      mark.running = Thread.currentThread();
      try {
        return actor.turn();
      } finally {
        mark.running = null;
      }
    }

    @Override
    public boolean isReady() {
      return actor.isReady();
    }
  }
}
