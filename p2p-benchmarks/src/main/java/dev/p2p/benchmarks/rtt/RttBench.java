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
import java.util.Arrays;
import java.util.List;

/** How long an answer takes, one question at a time. */
public final class RttBench implements Bench {

  /** Half of the answers take longer. */
  public static final String P50 = "p50Micros";

  /** How many times as long half of the answers take as the echo on virtual threads. */
  public static final String P50_TO_ECHO = "p50ToEcho";

  /** The same of the slowest hundredth. */
  public static final String P99_TO_ECHO = "p99ToEcho";

  private static final String P99 = "p99Micros";

  private final List<String> contenders;

  /** With all contenders. */
  public RttBench() {
    this(Arrays.stream(RttContender.values()).map(RttContender::title).toList());
  }

  /** With some contenders alone; "echo, virtual threads" must be among them. */
  public RttBench(List<String> contenders) {
    this.contenders = List.copyOf(contenders);
  }

  @Override
  public Heading heading() {
    return new Heading(
        "rtt",
        "A question to another process and its answer, one at a time.",
        "at a time",
        List.of(
            new Column("p50, µs", P50),
            new Column("p99, µs", P99),
            new Column("p99.9, µs", "p999Micros"),
            new Column("p50 to echo", P50_TO_ECHO),
            new Column("p99 to echo", P99_TO_ECHO),
            new Column("questions/s", "questionsPerSecond"),
            new Column("CPU µs, both", "cpuMicrosBoth"),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<String> rows() {
    return List.of("1");
  }

  @Override
  public List<String> contenders() {
    return contenders;
  }

  @Override
  public Figures measure(String row, String contender, Play play)
      throws IOException, InterruptedException {
    String name = named(contender).name();
    List<Figures> ends =
        play.measure(
            List.of(
                new Part(RttCast.class, name + RttCast.ANSWER, Settings.NONE),
                new Part(RttCast.class, name + RttCast.ASK, Settings.NONE)));
    Figures answering = ends.getFirst();
    Figures asking = ends.getLast();
    double count = asking.get(Play.COUNT);
    return Figures.NONE
        .with(P50, asking.get(P50))
        .with(P99, asking.get(P99))
        .with("p999Micros", asking.get("p999Micros"))
        .with("questionsPerSecond", count / asking.get(Play.SECONDS))
        .with(
            "cpuMicrosBoth", (asking.get(Play.CPU_MICROS) + answering.get(Play.CPU_MICROS)) / count)
        .with(Play.PINNED, asking.get(Play.PINNED) + answering.get(Play.PINNED));
  }

  @Override
  public Round complete(Round round) {
    Figures echo = round.of(RttContender.ECHO_VIRTUAL.title());
    return round.with(figures ->
        figures
            .with(P50_TO_ECHO, figures.get(P50) / echo.get(P50))
            .with(P99_TO_ECHO, figures.get(P99) / echo.get(P99)));
  }

  private static RttContender named(String title) {
    return Arrays.stream(RttContender.values())
        .filter(one -> one.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no contender \"" + title + "\""));
  }
}
