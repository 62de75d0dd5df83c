package dev.p2p.app.soak;

import dev.p2p.api.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long messages took, by the round in which they were published, from when they were due to
 * when a good peer had them.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class Rounds {

  /** Of messages of this round nothing is noted. */
  static final int UNMEASURED = -1;

  private static final int DIGITS = 3;
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double P100 = 100;

  private final List<Round> rounds = new ArrayList<>();

  /**
   * One round.
   *
   * @param number from 0
   * @param hasBadPeers whether there were peers that do not read
   * @param latencies in nanoseconds
   */
  record Round(int number, boolean hasBadPeers, Histogram latencies) {

    double millis(double percentile) {
      return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    String describe() {
      String name =
          "round %d, %s bad peers".formatted(number + 1, hasBadPeers ? "with" : "without");
      return "%-30s %9.2f %9.2f %9.2f%n".formatted(name, millis(P50), millis(P99), millis(P100));
    }
  }

  /** Rounds without and with bad peers, by turns. */
  Rounds(int pairs) {
    for (int i = 0; i < 2 * pairs; i++) {
      rounds.add(new Round(i, i % 2 == 1, new ConcurrentHistogram(DIGITS)));
    }
  }

  List<Round> all() {
    return rounds;
  }

  /** A good peer has a message. */
  void onDelivered(Message message) {
    Stamped stamp = Stamped.of(message.payload());
    if (stamp.round() != UNMEASURED) {
      rounds.get(stamp.round()).latencies().recordValue(System.nanoTime() - stamp.dueNanos());
    }
  }

  /** All rounds, and how they compare. */
  String describe() {
    StringBuilder text =
        new StringBuilder(
            "%-30s %9s %9s %9s%n"
                .formatted("until a good peer has it, ms", "50 %", "99 %", "longest"));
    rounds.forEach(round -> text.append(round.describe()));
    return text
        + "99 %%: with bad peers %.2f times as long as without, the median of %d pairs%n"
            .formatted(ratio(P99), rounds.size() / 2);
  }

  /**
   * How many times as long a percentile is with bad peers: the median of the pairs, as a machine
   * that is busy slows both of a pair.
   */
  private double ratio(double percentile) {
    double[] ratios =
        IntStream.range(0, rounds.size() / 2)
            .mapToDouble(pair ->
                rounds.get(2 * pair + 1).millis(percentile)
                    / rounds.get(2 * pair).millis(percentile))
            .sorted()
            .toArray();
    return ratios[ratios.length / 2];
  }
}
