package dev.p2p.benchmarks.smoke;

import dev.p2p.benchmarks.fanout.FanoutBench;
import dev.p2p.benchmarks.fanout.FanoutContender;
import dev.p2p.benchmarks.link.LinkBench;
import dev.p2p.benchmarks.link.LinkContender;
import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Rounds;
import dev.p2p.benchmarks.report.Sheet;
import dev.p2p.benchmarks.rtt.RttBench;
import dev.p2p.benchmarks.rtt.RttContender;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the ratios, each once: in one round, of a few seconds. Ratios alone, because they say as
 * much on another machine.
 */
public final class Smoke {

  static final String LINK_SMALL = "link.256.rateToNetty";
  static final String LINK_LARGE = "link.65536.rateToChecksum";
  static final String RTT = "rtt.p50ToEcho";
  static final String FANOUT = "fanout.cpuAt64PeersTo1";
  static final String PINNED = "pinned";

  /** Every figure it measures. */
  static final List<String> NAMES = List.of(LINK_SMALL, LINK_LARGE, RTT, FANOUT, PINNED);

  /** What every bench calls ours but {@code rtt}. */
  private static final String OURS = LinkContender.OURS.title();

  private static final int FANOUT_BYTES = 256;
  private static final int MANY_PEERS = 64;
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final Rounds shortRounds;
  private final Rounds rounds;

  /** For small messages: until what handles each of them is compiled, figures swing by half. */
  private final Rounds longRounds;

  /** A run that tells {@code progress} what it is about to do. */
  public Smoke(Consumer<String> progress) {
    this.shortRounds = rounds(Duration.ofMillis(1_500), progress);
    this.rounds = rounds(Duration.ofSeconds(3), progress);
    this.longRounds = rounds(Duration.ofSeconds(6), progress);
  }

  /** Measures, prints each figure beside its range, and tells whether all are within. */
  public boolean run(Consumer<String> out) throws IOException, InterruptedException {
    return judge(measure(), Expectations.ofProject(), out);
  }

  static boolean judge(Map<String, Double> figures, Expectations expected, Consumer<String> out) {
    boolean allWithin = true;
    for (Map.Entry<String, Double> figure : figures.entrySet()) {
      Range range = expected.of(figure.getKey());
      boolean within = range.includes(figure.getValue());
      allWithin &= within;
      out.accept(
          String.format(
              Locale.ROOT,
              "%-28s %8.2f  expected %s%s",
              figure.getKey(),
              figure.getValue(),
              range,
              within ? "" : "  OUTSIDE"));
    }
    return allWithin;
  }

  private Map<String, Double> measure() throws IOException, InterruptedException {
    Map<String, Double> figures = new LinkedHashMap<>();
    Sheet small = linkBeside(LinkContender.NETTY, 256, longRounds);
    figures.put(LINK_SMALL, small.oursTo(LinkContender.NETTY.title(), LinkBench.RATE).median());
    Sheet large = linkBeside(LinkContender.CHECKSUM, 64 << 10, rounds);
    figures.put(LINK_LARGE, large.oursTo(LinkContender.CHECKSUM.title(), LinkBench.RATE).median());
    Sheet rtt = one(rounds, new RttBench(List.of(RttContender.REQUEST, RttContender.ECHO_VIRTUAL)));
    figures.put(RTT, rtt.spread(RttContender.REQUEST.title(), RttBench.P50_TO_ECHO).median());
    Sheet narrow = fanout(1);
    Sheet wide = fanout(MANY_PEERS);
    figures.put(
        FANOUT,
        wide.spread(OURS, FanoutBench.CPU).median()
            / narrow.spread(OURS, FanoutBench.CPU).median());
    figures.put(
        PINNED,
        List.of(small, large, narrow, wide).stream()
            .mapToDouble(sheet -> sheet.spread(OURS, Play.PINNED).median())
            .sum());
    return figures;
  }

  private static Rounds rounds(Duration warmup, Consumer<String> progress) {
    return new Rounds(1, new Play(warmup, WINDOW), progress);
  }

  private static Sheet linkBeside(LinkContender other, int bytes, Rounds rounds)
      throws IOException, InterruptedException {
    return one(rounds, new LinkBench(List.of(bytes), List.of(LinkContender.OURS, other)));
  }

  private Sheet fanout(int peers) throws IOException, InterruptedException {
    return one(
        shortRounds, new FanoutBench(List.of(peers), FANOUT_BYTES, List.of(FanoutContender.OURS)));
  }

  private static Sheet one(Rounds rounds, Bench<?, ?> bench)
      throws IOException, InterruptedException {
    return rounds.measure(bench).getFirst();
  }
}
