package dev.p2p.benchmarks.bus;

import static java.util.Objects.requireNonNull;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventTranslatorTwoArg;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Disruptor: one ring that all subscribers follow, each on a platform thread, its events made
 * once and written over. Subscribers block: with more of them than processors, spinning would
 * starve publishers.
 */
final class OneRing implements Conveyor {

  private static final EventTranslatorTwoArg<Slot, Integer, Long> WRITE =
      (slot, sequence, publisher, number) -> slot.write(publisher, number);

  private final ProducerType producers;

  /** Null until opened; written before publishers are started. */
  private @Nullable Disruptor<Slot> disruptor;

  OneRing(int publishers) {
    this.producers = publishers == 1 ? ProducerType.SINGLE : ProducerType.MULTI;
  }

  @Override
  public void open(List<Inbox> inboxes) {
    Disruptor<Slot> ring =
        new Disruptor<>(
            Slot::new,
            CAPACITY,
            DaemonThreadFactory.INSTANCE,
            producers,
            new BlockingWaitStrategy());
    for (Inbox inbox : inboxes) {
      EventHandler<Slot> handler = (slot, sequence, last) -> inbox.on(slot.publisher, slot.number);
      ring.handleEventsWith(handler);
    }
    ring.start();
    disruptor = ring;
  }

  @Override
  public void publish(int publisher, long number) {
    requireNonNull(disruptor, "opened").publishEvent(WRITE, publisher, number);
  }

  @Override
  public void close() {
    if (disruptor != null) {
      disruptor.halt();
    }
  }

  /** Guarded by the ring's sequences. */
  private static final class Slot {

    private int publisher;
    private long number;

    void write(int newPublisher, long newNumber) {
      publisher = newPublisher;
      number = newNumber;
    }
  }
}
