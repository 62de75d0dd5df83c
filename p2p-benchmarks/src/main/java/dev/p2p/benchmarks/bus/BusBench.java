package dev.p2p.benchmarks.bus;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Part;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Settings;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import java.io.IOException;
import java.util.List;

/** Every number of publishers with every number of subscribers. */
public final class BusBench implements Bench<BusBench.Sides, BusContender> {

  /** A row. */
  record Sides(int publishers, int subscribers) {

    @Override
    public String toString() {
      return publishers + " by " + subscribers;
    }
  }

  private static final String RATE = "deliveriesPerSecond";
  private static final String CPU = "cpuMicrosPerDelivery";
  private static final String GARBAGE = "garbageBytesPerDelivery";

  private final List<Integer> publishers;
  private final List<Integer> subscribers;

  /** For these numbers of both. */
  public BusBench(List<Integer> publishers, List<Integer> subscribers) {
    this.publishers = List.copyOf(publishers);
    this.subscribers = List.copyOf(subscribers);
  }

  @Override
  public Heading heading() {
    return new Heading(
        "bus",
        "Events within a process; queues of %,d; nothing lost, each publisher's events in order."
            .formatted(Conveyor.CAPACITY),
        "publishers by subscribers",
        List.of(
            new Column("deliveries/s", RATE),
            new Column("CPU µs per delivery", CPU),
            new Column("garbage bytes per delivery", GARBAGE),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<Sides> rows() {
    return publishers.stream()
        .flatMap(from -> subscribers.stream().map(to -> new Sides(from, to)))
        .toList();
  }

  @Override
  public List<BusContender> contenders() {
    return List.of(BusContender.values());
  }

  @Override
  public Figures measure(Sides sides, BusContender contender, Play play)
      throws IOException, InterruptedException {
    Settings settings =
        Settings.of(BusContender.PUBLISHERS, sides.publishers())
            .with(BusContender.SUBSCRIBERS, sides.subscribers());
    Part both = new Part(contender, End.FIRST, settings);
    Figures all = play.measure(List.of(both)).getFirst();
    double count = all.get(Play.COUNT);
    return Figures.NONE
        .with(RATE, count / all.get(Play.SECONDS))
        .with(CPU, all.get(Play.CPU_MICROS) / count)
        .with(GARBAGE, all.get(Play.ALLOCATED_BYTES) / count)
        .with(Play.PINNED, all.get(Play.PINNED));
  }
}
