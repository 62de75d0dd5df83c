package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Tally;

/**
 * Counts what arrives, and sees whether it is all there and in order.
 *
 * <p><b>Threading:</b> messages are told one at a time; anybody may report a failure, and ask.
 */
final class Arrivals {

  private final Tally tally = new Tally();

  /** A message arrived that has this number. */
  void on(long number) {
    long expected = tally.count();
    if (number != expected) {
      fail("message %d came where %d was to come".formatted(number, expected));
    }
    tally.add(1);
  }

  /** As many more arrived whose numbers nobody looked at. */
  void onUnseen(long more) {
    tally.add(more);
  }

  /** The next message arrived, and its checksum is not that of its bytes. */
  void onCorrupted() {
    fail("message %d has another checksum".formatted(tally.count()));
  }

  /** Something else is wrong; what went wrong first counts. */
  void fail(String why) {
    tally.fail(why);
  }

  Progress progress() {
    return tally.progress();
  }
}
