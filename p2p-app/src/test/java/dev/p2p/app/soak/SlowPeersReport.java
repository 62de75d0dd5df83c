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

  private static final double MIB = 1 << 20;
  private static final double P50 = 50;
  private static final double P99 = 99;

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
    line(text, "%-34s %9s %9s %9s", "MiB", "baseline", "most", "over it");
    line(text, "%-34s %9.1f %9.1f %9s", "used of the budget", mib(baseline.used()), mib(last.mostUsed()), "");
    line(
        text,
        "%-34s %9.1f %9.1f %9.1f",
        "live heap",
        mib(baseline.heap()),
        mib(most(Look::heap)),
        mib(heap()));
    line(
        text,
        "%-34s %9.1f %9.1f %9.1f",
        "resident, after a collection",
        mib(baseline.resident()),
        mib(most(Look::resident)),
        mib(resident()));
    line(
        text,
        "%-34s %9s %9.1f",
        "resident, garbage included",
        "",
        mib(last.mostResident()));
    line(text, "budget %.1f MiB; with 15 %% %.1f MiB", mib(SlowPeersRun.BUDGET_BYTES), mib(SlowPeersRun.BUDGET_BYTES) * 1.15);
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
    line(text, "%-34s %9s %9s %9s", "until a good peer has it, ms", "50 %", "99 %", "all");
    rounds.all().forEach(round -> describe(text, round));
    Rounds.Round without = rounds.together(false);
    Rounds.Round with = rounds.together(true);
    line(
        text,
        "99 %% of all rounds: %.2f ms with bad peers, %.2f ms without, %.2f times as long",
        with.millis(P99),
        without.millis(P99),
        with.millis(P99) / without.millis(P99));
  }

  private static void describe(StringBuilder text, Rounds.Round round) {
    line(
        text,
        "%-34s %9.2f %9.2f %9.2f",
        "round %d, %s".formatted(round.number() + 1, round.hasBadPeers() ? "bad peers" : "none"),
        round.millis(P50),
        round.millis(P99),
        round.millis(100));
  }

  private long most(ToLongFunction<Look> figure) {
    return beside.stream().mapToLong(figure).max().orElseThrow();
  }

  private static double mib(long bytes) {
    return bytes / MIB;
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
