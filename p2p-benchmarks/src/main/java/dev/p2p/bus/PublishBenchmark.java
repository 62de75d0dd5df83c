package dev.p2p.bus;

import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.spi.Execution;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An event offered to some sinks, by the bus and by a loop over the same sinks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PublishBenchmark {

  private static final EventTopic<String> TOPIC =
      EventTopic.of("benchmark", String.class, String::length);
  private static final String EVENT = "event";

  @Param({"1", "16", "64"})
  int sinks;

  private final RingBufferEventBus bus =
      new RingBufferEventBus(
          Execution.virtualThreads(),
          failure -> {
            throw new AssertionError(failure);
          });
  private List<CountingSink> attached = List.of();

  /** Attaches the sinks. */
  @Setup
  public void attach() {
    attached = Stream.generate(CountingSink::new).limit(sinks).toList();
    attached.forEach(sink -> bus.attach(TOPIC, sink));
  }

  /** Closes the bus. */
  @TearDown
  public void close() {
    bus.close();
  }

  /** Returns how many took the event. */
  @Benchmark
  public int ours() {
    return bus.publish(TOPIC, EVENT).acceptedCount();
  }

  /** Returns how many took the event. */
  @Benchmark
  public int loop() {
    int accepted = 0;
    for (CountingSink sink : attached) {
      accepted += sink.offer(EVENT) == Offer.ACCEPTED ? 1 : 0;
    }
    return accepted;
  }

  /** Does the least that can't be optimised away. */
  private static final class CountingSink implements EventSink<String> {

    private long count;

    @Override
    public Offer offer(String event) {
      count++;
      return count > 0 ? Offer.ACCEPTED : Offer.REFUSED;
    }
  }
}
