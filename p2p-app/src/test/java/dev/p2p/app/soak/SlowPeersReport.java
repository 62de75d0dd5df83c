package dev.p2p.app.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What a run measured, for people.
 *
 * @param baseline with good peers alone
 * @param beside the bad ones
 * @param last when they were gone
 */
record SlowPeersReport(Look baseline, List<Look> beside, Look last) {

  private static final String ROW_OF_NAMES = "%-30s %9s %9s %9s";
  private static final String ROW = "%-30s %9.2f %9.2f %9.2f";
  private static final int BUDGET_PERCENT = 115;
  private static final double MIB = 1 << 20;
  private static final double P50 = 50;
  private static final double P99 = 99;

  /** What is not counted may take that part of the budget more. */
  static long bytesMax() {
    return SlowPeersRun.BUDGET_BYTES / 100 * BUDGET_PERCENT;
  }

  /** The most that the live heap ever was over the baseline, in bytes. */
  long heap() {
    return most(Look::heap) - baseline.heap();
  }

  /** The same of resident memory. */
  long resident() {
    return most(Look::resident) - baseline.resident();
  }

  String describe(SlowPeersRun run, Rounds rounds) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%d good peers, %d that never read; %,d bytes, %d times a second, relayed by the node",
        SlowPeersRun.GOOD,
        SlowPeersRun.BAD,
        SlowPeersRun.PAYLOAD_BYTES,
        SlowPeersRun.MESSAGES_PER_SECOND);
    describeMemory(text);
    line(
        text,
        "%,d messages published, every good peer has all of them, %,d given up for bad ones",
        run.published(),
        last.dropped());
    describeEnds(text, run.closed());
    describeLatencies(text, rounds);
    return text.toString();
  }

  private void describeMemory(StringBuilder text) {
    long budget = SlowPeersRun.BUDGET_BYTES;
    line(text, "budget %.1f MiB, with what is not counted %.1f", mib(budget), mib(bytesMax()));
    line(text, ROW_OF_NAMES, "MiB", "baseline", "most", "over it");
    row(text, "used of the budget", baseline.used(), last.mostUsed());
    row(text, "live heap", baseline.heap(), most(Look::heap));
    row(text, "resident, after a collection", baseline.resident(), most(Look::resident));
    row(text, "resident, garbage included", baseline.mostResident(), last.mostResident());
  }

  private static void describeEnds(StringBuilder text, List<String> closed) {
    var kinds =
        closed.stream()
            .collect(
                groupingBy(
                    reason -> reason.substring(0, reason.indexOf(':')),
                    TreeMap::new,
                    counting()));
    kinds.forEach((kind, count) -> line(text, "%d bad peers closed as %s", count, kind));
    line(text, "such as %s", closed.getFirst());
  }

  private static void describeLatencies(StringBuilder text, Rounds rounds) {
    line(text, ROW_OF_NAMES, "until a good peer has it, ms", "50 %", "99 %", "all");
    rounds.all().forEach(round -> describe(text, round));
    line(
        text,
        "beside bad peers 99 %% have it within %.2f times the time, the median of %d pairs",
        rounds.ratio(P99),
        rounds.all().size() / 2);
  }

  private static void describe(StringBuilder text, Rounds.Round round) {
    line(
        text,
        ROW,
        "round %d, %s".formatted(round.number() + 1, round.hasBadPeers() ? "bad peers" : "none"),
        round.millis(P50),
        round.millis(P99),
        round.millis(100));
  }

  private long most(ToLongFunction<Look> figure) {
    return beside.stream().mapToLong(figure).max().orElseThrow();
  }

  private static void row(StringBuilder text, String name, long before, long most) {
    line(text, ROW, name, mib(before), mib(most), mib(most - before));
  }

  private static double mib(long bytes) {
    return bytes / MIB;
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
