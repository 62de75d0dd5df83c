package dev.p2p.benchmarks.rtt;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Part;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Settings;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import dev.p2p.benchmarks.report.Round;
import java.io.IOException;
import java.util.List;

/** How long an answer takes, one question at a time. */
public final class RttBench implements Bench<Integer, RttContender> {

  /** How many times as long half of the answers take as the echo on virtual threads. */
  public static final String P50_TO_ECHO = "p50ToEcho";

  /** The same of the slowest hundredth. */
  public static final String P99_TO_ECHO = "p99ToEcho";

  private static final String RATE = "questionsPerSecond";
  private static final String CPU = "cpuMicrosBoth";

  private final List<RttContender> contenders;

  /** With all contenders. */
  public RttBench() {
    this(List.of(RttContender.values()));
  }

  /** With some contenders alone; the echo on virtual threads must be among them. */
  public RttBench(List<RttContender> contenders) {
    this.contenders = List.copyOf(contenders);
  }

  @Override
  public Heading heading() {
    return new Heading(
        "rtt",
        "A question to another process and its answer, one at a time.",
        "at a time",
        List.of(
            new Column("p50, µs", RoundTrips.P50),
            new Column("p99, µs", RoundTrips.P99),
            new Column("p99.9, µs", RoundTrips.P999),
            new Column("p50 to echo", P50_TO_ECHO),
            new Column("p99 to echo", P99_TO_ECHO),
            new Column("questions/s", RATE),
            new Column("CPU µs, both", CPU),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<Integer> rows() {
    return List.of(1);
  }

  @Override
  public List<RttContender> contenders() {
    return contenders;
  }

  @Override
  public Figures measure(Integer row, RttContender contender, Play play)
      throws IOException, InterruptedException {
    List<Figures> ends = play.measure(Part.both(contender, Settings.NONE));
    Figures answering = ends.getFirst();
    Figures asking = ends.getLast();
    double count = asking.get(Play.COUNT);
    return Figures.NONE
        .with(RoundTrips.P50, asking.get(RoundTrips.P50))
        .with(RoundTrips.P99, asking.get(RoundTrips.P99))
        .with(RoundTrips.P999, asking.get(RoundTrips.P999))
        .with(RATE, count / asking.get(Play.SECONDS))
        .with(CPU, (asking.get(Play.CPU_MICROS) + answering.get(Play.CPU_MICROS)) / count)
        .with(Play.PINNED, asking.get(Play.PINNED) + answering.get(Play.PINNED));
  }

  @Override
  public Round complete(Round round) {
    Figures echo = round.of(RttContender.ECHO_VIRTUAL.title());
    return round.with(figures ->
        figures
            .with(P50_TO_ECHO, figures.get(RoundTrips.P50) / echo.get(RoundTrips.P50))
            .with(P99_TO_ECHO, figures.get(RoundTrips.P99) / echo.get(RoundTrips.P99)));
  }
}
