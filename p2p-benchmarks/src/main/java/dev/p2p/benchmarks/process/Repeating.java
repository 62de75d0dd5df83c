package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * A role that takes one step after the other until it is closed: sends batch after batch, asks
 * question after question.
 *
 * <p><b>Threading:</b> as a role; steps are taken on a thread of its own.
 */
public final class Repeating implements Role {

  /**
   * What is repeated.
   *
   * <p><b>Threading:</b> {@link #step} is called on one thread, after {@link #start} returned; all
   * else on the role's, while a step may be under way.
   */
  public interface Task extends AutoCloseable {

    /** As {@link Role#start}, but for the steps, which begin once this is done. */
    String start(String told) throws Exception;

    /**
     * Does some operations; waits for room, or for what comes of them, if need be.
     *
     * @return how many it did
     * @throws Exception if it failed; that is ignored once the role is being closed
     */
    int step() throws Exception;

    /** As {@link Role#begin}. */
    default void begin() {}

    /** As {@link Role#end}. */
    default Figures end() {
      return Figures.NONE;
    }

    /** Lets go of all it holds; a step that is under way need not succeed any more. */
    @Override
    void close() throws IOException;
  }

  private final Task task;
  private final ThreadFactory threads;
  private final Tally tally = new Tally();
  private volatile boolean running = true;

  /** Null until it was started; confined to the role's thread. */
  private @Nullable Thread thread;

  /** Repeats on a virtual thread. */
  public Repeating(Task task) {
    this(task, Thread.ofVirtual().name("repeating").factory());
  }

  /** Repeats on a thread of that factory. */
  public Repeating(Task task, ThreadFactory threads) {
    this.task = task;
    this.threads = threads;
  }

  @Override
  public String start(String told) throws Exception {
    String answer = task.start(told);
    thread = threads.newThread(this::repeat);
    thread.start();
    return answer;
  }

  @Override
  public Progress progress() {
    return tally.progress();
  }

  @Override
  public void begin() {
    task.begin();
  }

  @Override
  public Figures end() {
    return task.end();
  }

  @Override
  public void close() throws IOException {
    running = false;
    task.close();
    if (thread != null) {
      // A step may wait for something that nobody ends, such as peers that never come.
      thread.interrupt();
      join(thread);
    }
  }

  private void repeat() {
    try {
      while (running) {
        tally.add(task.step());
      }
    } catch (Exception e) {
      if (running) {
        tally.fail("a step failed: " + e);
      }
    }
  }

  private static void join(Thread ending) {
    try {
      ending.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
