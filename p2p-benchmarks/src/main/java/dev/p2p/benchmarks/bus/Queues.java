package dev.p2p.benchmarks.bus;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;

/** A blocking queue for each subscriber, which a virtual thread empties. */
final class Queues implements Conveyor {

  /** Written before publishers are started. */
  private List<ArrayBlockingQueue<Event>> queues = List.of();

  /** Confined to whoever opens and closes. */
  private List<Thread> subscribers = List.of();

  @Override
  public void open(List<Inbox> inboxes) {
    queues = inboxes.stream().map(inbox -> new ArrayBlockingQueue<Event>(CAPACITY)).toList();
    subscribers =
        IntStream.range(0, inboxes.size())
            .mapToObj(i -> Thread.ofVirtual().start(() -> empty(queues.get(i), inboxes.get(i))))
            .toList();
  }

  @Override
  public void publish(int publisher, long number) throws InterruptedException {
    Event event = new Event(publisher, number);
    for (ArrayBlockingQueue<Event> queue : queues) {
      queue.put(event);
    }
  }

  @Override
  public void close() {
    subscribers.forEach(Thread::interrupt);
  }

  private static void empty(ArrayBlockingQueue<Event> queue, Inbox inbox) {
    try {
      while (true) {
        Event event = queue.take();
        inbox.on(event.publisher(), event.number());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
