package dev.p2p.benchmarks.bus;

import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Publishers at full speed and their subscribers; what it counts is deliveries.
 *
 * <p><b>Threading:</b> as a role; a thread for each publisher.
 */
final class Traffic implements Role {

  private final int publishers;
  private final Conveyor conveyor;
  private final ThreadFactory threads;
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final List<Inbox> inboxes;
  private volatile boolean running = true;

  Traffic(BusContender contender, int publishers, int subscribers) {
    this.publishers = publishers;
    this.conveyor = contender.conveyor(publishers);
    this.threads = contender.threads();
    this.inboxes =
        Stream.generate(() -> new Inbox(publishers, failure)).limit(subscribers).toList();
  }

  @Override
  public String start(String told) {
    conveyor.open(inboxes);
    IntStream.range(0, publishers)
        .forEach(publisher -> threads.newThread(() -> publish(publisher)).start());
    return "";
  }

  @Override
  public Progress progress() {
    return new Progress(
        inboxes.stream().mapToLong(Inbox::all).sum(), Optional.ofNullable(failure.get()));
  }

  @Override
  public void close() {
    running = false;
    conveyor.close();
  }

  private void publish(int publisher) {
    try {
      for (long number = 0; running; number++) {
        conveyor.publish(publisher, number);
      }
    } catch (InterruptedException | RuntimeException e) {
      if (running) {
        failure.compareAndSet(null, "publishing failed: " + e);
      }
    }
  }
}
