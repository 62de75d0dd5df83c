package dev.p2p.app.soak;

import static dev.p2p.app.soak.SlowPeersRun.BAD;
import static dev.p2p.app.soak.SlowPeersRun.BUDGET_BYTES;
import static dev.p2p.app.soak.SlowPeersRun.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Peers that never read beside good ones, at full size: the node in a process of its own, on real
 * sockets, by the clock. It prints what it measured; {@code docs/testing.md} says how.
 */
@Tag("soak")
@Timeout(900)
final class SlowPeersSoakTest {

  /** Rounds without bad peers, and as many with. */
  private static final int PAIRS = 3;

  @Test
  void theBudgetIsAllThatAHundredPeersThatNeverReadCanTake() throws Exception {
    Rounds rounds = new Rounds(PAIRS);
    try (SlowPeersRun run = new SlowPeersRun(rounds)) {
      Look baseline = run.warmUp();
      run.measureLatencies();
      List<Look> looks = run.measureMemory();
      Look last = run.collect();
      SlowPeersReport report = new SlowPeersReport(baseline, looks, last);
      System.out.println(report.describe(run, rounds));

      assertThat(last.mostUsed()).isBetween(BUDGET_BYTES / 4 * 3, BUDGET_BYTES);
      assertThat(last.dropped()).isPositive();
      assertThat(report.heap()).isBetween(BUDGET_BYTES / 2, SlowPeersReport.bytesMax());
      assertThat(report.resident()).isBetween(BUDGET_BYTES / 2, SlowPeersReport.bytesMax());
      assertThat(run.closed())
          .hasSize((PAIRS + 1) * BAD)
          .allSatisfy(reason -> assertThat(reason).startsWith("Slow.").contains("gossiped ones"));
      assertThat(run.connected()).isEqualTo(GOOD);
    }
  }
}
