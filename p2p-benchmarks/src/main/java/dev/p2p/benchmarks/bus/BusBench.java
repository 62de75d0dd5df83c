package dev.p2p.benchmarks.bus;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Part;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Settings;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Every number of publishers with every number of subscribers. */
public final class BusBench implements Bench {

  private static final String BY = " by ";

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
            new Column("deliveries/s", "deliveriesPerSecond"),
            new Column("CPU µs per delivery", "cpuMicrosPerDelivery"),
            new Column("garbage bytes per delivery", "garbageBytesPerDelivery"),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<String> rows() {
    return publishers.stream()
        .flatMap(from -> subscribers.stream().map(to -> from + BY + to))
        .toList();
  }

  @Override
  public List<String> contenders() {
    return Arrays.stream(BusContender.values()).map(BusContender::title).toList();
  }

  @Override
  public Figures measure(String row, String contender, Play play)
      throws IOException, InterruptedException {
    int by = row.indexOf(BY);
    Settings settings =
        Settings.of(BusCast.PUBLISHERS, Integer.parseInt(row.substring(0, by)))
            .with(BusCast.SUBSCRIBERS, Integer.parseInt(row.substring(by + BY.length())));
    String role =
        Arrays.stream(BusContender.values())
            .filter(one -> one.title().equals(contender))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no contender " + contender))
            .name();
    Figures all = play.measure(List.of(new Part(BusCast.class, role, settings))).getFirst();
    double count = all.get(Play.COUNT);
    return Figures.NONE
        .with("deliveriesPerSecond", count / all.get(Play.SECONDS))
        .with("cpuMicrosPerDelivery", all.get(Play.CPU_MICROS) / count)
        .with("garbageBytesPerDelivery", all.get(Play.ALLOCATED_BYTES) / count)
        .with(Play.PINNED, all.get(Play.PINNED));
  }
}
