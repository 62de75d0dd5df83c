package dev.p2p.app.soak;

import static dev.p2p.app.soak.SlowPeersRun.BAD;
import static dev.p2p.app.soak.SlowPeersRun.BUDGET_BYTES;
import static dev.p2p.app.soak.SlowPeersRun.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that never read beside good ones, at full size: the node in a process of its own, on real
 * sockets, by the clock. It prints what it measured; {@code docs/testing.md} says how.
 */
@Tag("soak")
@Timeout(900)
@Isolated("measures what its process takes")
final class SlowPeersSoakTest {

  /** Rounds without bad peers, and as many with. */
  private static final int PAIRS = 3;

  @Test
  void theBudgetIsAllThatAHundredPeersThatNeverReadCanTake() throws Exception {
    try (SlowPeersRun run = new SlowPeersRun(NodeProcess.FOLLOW_WHAT_LIVES, new Rounds(0))) {
      Look baseline = run.warmUp();
      List<Look> looks = run.measureMemory();
      Look last = run.collect();
      SlowPeersReport report = new SlowPeersReport(baseline, looks, last);
      System.out.println(report.describe(run));

      assertGoodOnesStayAndBadOnesGo(run, last, 1);
      assertThat(report.heap()).isBetween(BUDGET_BYTES / 2, SlowPeersReport.bytesMax());
      assertThat(report.resident()).isBetween(BUDGET_BYTES / 2, SlowPeersReport.bytesMax());
    }
  }

  /** What waits for slow peers is what a collector moves about: its pauses are what others feel. */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseZGC"})
  void goodPeersAreServedBesideAHundredThatNeverRead(String collector) throws Exception {
    Rounds rounds = new Rounds(PAIRS);
    try (SlowPeersRun run = new SlowPeersRun(List.of("-Xmx1g", collector), rounds)) {
      var unused = run.warmUp();
      run.measureLatencies();
      System.out.println("java " + collector + System.lineSeparator() + rounds.describe());

      assertGoodOnesStayAndBadOnesGo(run, run.collect(), PAIRS);
    }
  }

  private static void assertGoodOnesStayAndBadOnesGo(SlowPeersRun run, Look last, int rounds) {
    assertThat(last.mostUsed()).isBetween(BUDGET_BYTES / 4 * 3, BUDGET_BYTES);
    assertThat(last.dropped()).isPositive();
    assertThat(run.closed())
        .hasSize(rounds * BAD)
        .allSatisfy(reason -> assertThat(reason).startsWith("Slow.").contains("gossiped ones"));
    assertThat(run.connected()).isEqualTo(GOOD);
  }
}
