package dev.p2p.benchmarks.bus;

import java.util.List;

/** A way from publishers to subscribers. */
interface Conveyor extends AutoCloseable {

  /** Events that may wait for a subscriber. */
  int CAPACITY = 1 << 10;

  /** Begins to bring events to these, each on a thread of its own. */
  void open(List<Inbox> inboxes);

  /**
   * Publishes an event, waiting for room with the slowest subscriber if need be.
   *
   * <p><b>Threading:</b> called by several publishers at a time.
   */
  void publish(int publisher, long number) throws InterruptedException;

  @Override
  void close();
}
