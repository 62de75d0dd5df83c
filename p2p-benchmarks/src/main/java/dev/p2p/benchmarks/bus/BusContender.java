package dev.p2p.benchmarks.bus;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.util.concurrent.ThreadFactory;

/** Who brings events. Ours is the first. */
public enum BusContender implements Cast {
  /** Our bus, a queue for each subscriber. */
  OURS,
  /** {@code ArrayBlockingQueue}, one for each subscriber. */
  QUEUES,
  /** The Disruptor, one ring. */
  DISRUPTOR;

  /** Setting: how many publishers. */
  static final String PUBLISHERS = "publishers";

  /** Setting: how many subscribers. */
  static final String SUBSCRIBERS = "subscribers";

  /** Publishers and subscribers are in one process. */
  @Override
  public Role role(End end, Settings settings) {
    return new Traffic(this, settings.get(PUBLISHERS), settings.get(SUBSCRIBERS));
  }

  Conveyor conveyor(int publishers) {
    return switch (this) {
      case OURS -> new OurBus(publishers);
      case QUEUES -> new Queues();
      case DISRUPTOR -> new OneRing(publishers);
    };
  }

  /** Threads of publishers. The Disruptor's wait for room by parking, again and again. */
  ThreadFactory threads() {
    return this == DISRUPTOR
        ? Thread.ofPlatform().daemon().name("publisher").factory()
        : Thread.ofVirtual().name("publisher").factory();
  }
}
