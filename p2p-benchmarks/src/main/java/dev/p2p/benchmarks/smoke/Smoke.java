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

  static final String LINK_SMALL = "link.256.shareOfLimit";
  static final String LINK_SMALL_TO_NETTY = "link.256.rateToNetty";
  static final String LINK_LARGE = "link.65536.shareOfLimit";
  static final String RTT = "rtt.p50ToEcho";
  static final String FANOUT = "fanout.cpuAt64PeersTo1";
  static final String PINNED = "pinned";

  /** Every figure it measures. */
  static final List<String> NAMES =
      List.of(LINK_SMALL, LINK_SMALL_TO_NETTY, LINK_LARGE, RTT, FANOUT, PINNED);

  /** What every bench calls ours but {@code rtt}. */
  private static final String OURS = LinkContender.OURS.title();

  private static final String NETTY = LinkContender.NETTY.title();
  private static final int FANOUT_BYTES = 256;
  private static final int MANY_PEERS = 64;

  private final Rounds rounds;

  /** A run that tells {@code progress} what it is about to do. */
  public Smoke(Consumer<String> progress) {
    this.rounds = new Rounds(1, new Play(Duration.ofSeconds(2), Duration.ofSeconds(1)), progress);
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
              "%-24s %8.2f  expected %s%s",
              figure.getKey(),
              figure.getValue(),
              range,
              within ? "" : "  OUTSIDE"));
    }
    return allWithin;
  }

  private Map<String, Double> measure() throws IOException, InterruptedException {
    Map<String, Double> figures = new LinkedHashMap<>();
    Sheet small =
        link(
            256,
            LinkContender.OURS,
            LinkContender.SOCKETS,
            LinkContender.CHECKSUM,
            LinkContender.NETTY);
    figures.put(LINK_SMALL, small.spread(OURS, LinkBench.SHARE).median());
    figures.put(LINK_SMALL_TO_NETTY, small.oursTo(NETTY, LinkBench.RATE).median());
    Sheet large = link(64 << 10, LinkContender.OURS, LinkContender.SOCKETS, LinkContender.CHECKSUM);
    figures.put(LINK_LARGE, large.spread(OURS, LinkBench.SHARE).median());
    Sheet rtt = one(new RttBench(List.of(RttContender.REQUEST, RttContender.ECHO_VIRTUAL)));
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

  private Sheet link(int bytes, LinkContender... contenders)
      throws IOException, InterruptedException {
    return one(new LinkBench(List.of(bytes), List.of(contenders)));
  }

  private Sheet fanout(int peers) throws IOException, InterruptedException {
    return one(new FanoutBench(List.of(peers), FANOUT_BYTES, List.of(FanoutContender.OURS)));
  }

  private Sheet one(Bench<?, ?> bench) throws IOException, InterruptedException {
    return rounds.measure(bench).getFirst();
  }
}
