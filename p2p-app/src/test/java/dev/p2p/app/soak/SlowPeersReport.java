package dev.p2p.app.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
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

  private static final int BUDGET_PERCENT = 115;
  private static final double MIB = 1 << 20;

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

  String describe(SlowPeersRun run) {
    String load =
        "%d good peers, %d that never read; %,d bytes, %d times a second, relayed by the node%n"
            .formatted(
                SlowPeersRun.GOOD,
                SlowPeersRun.BAD,
                SlowPeersRun.PAYLOAD_BYTES,
                SlowPeersRun.MESSAGES_PER_SECOND);
    String messages =
        "%,d messages published, every good peer has all of them; %,d given up for bad peers%n"
            .formatted(run.published(), last.dropped());
    return load + memory() + messages + ends(run.closed());
  }

  private String memory() {
    return "budget %.1f MiB, with what it does not count %.1f%n"
            .formatted(SlowPeersRun.BUDGET_BYTES / MIB, bytesMax() / MIB)
        + "%-30s %9s %9s %9s%n".formatted("MiB", "baseline", "most", "over it")
        + bytes("used of the budget", baseline.used(), last.mostUsed())
        + bytes("live heap", baseline.heap(), most(Look::heap))
        + bytes("resident, after a collection", baseline.resident(), most(Look::resident))
        + bytes("resident, garbage included", baseline.mostResident(), last.mostResident());
  }

  private static String ends(List<String> closed) {
    Map<String, Long> kinds =
        closed.stream()
            .collect(
                groupingBy(
                    reason -> reason.substring(0, reason.indexOf(':')), TreeMap::new, counting()));
    return "bad peers closed: %s, such as%n  %s%n".formatted(kinds, closed.getFirst());
  }

  private long most(ToLongFunction<Look> figure) {
    return beside.stream().mapToLong(figure).max().orElseThrow();
  }

  private static String bytes(String name, long before, long most) {
    return "%-30s %9.2f %9.2f %9.2f%n"
        .formatted(name, before / MIB, most / MIB, (most - before) / MIB);
  }
}
