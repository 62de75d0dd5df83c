package dev.p2p.benchmarks.bus;

import java.util.concurrent.ThreadFactory;

/** Who brings events. Ours is the first. */
enum BusContender {
  /** Our bus, a queue for each subscriber. */
  OURS("ours"),
  /** {@code ArrayBlockingQueue}, one for each subscriber. */
  QUEUES("queues"),
  /** The Disruptor, one ring. */
  DISRUPTOR("disruptor");

  private final String title;

  BusContender(String title) {
    this.title = title;
  }

  /** As people know it. */
  String title() {
    return title;
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
