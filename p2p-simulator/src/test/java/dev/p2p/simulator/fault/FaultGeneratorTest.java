package dev.p2p.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology.Edge;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultGeneratorTest {

  private static final int NODES = 10;
  private static final Duration DURATION = Duration.ofMinutes(5);
  private static final FaultMix DENSE = FaultMix.EVERYTHING.withGap(Duration.ofMillis(200));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverIsDrawnSuitsItsNodeAndIsOverInTime(long seed) {
    FaultScript script = script(seed);

    BitSet down = new BitSet();
    Map<String, Integer> cuts = new HashMap<>();
    Map<String, Fault> ends = new HashMap<>();
    Duration limit = DURATION.minus(DENSE.settling());
    for (TimedFault timed : script.faults()) {
      assertThat(timed.at()).as("seed %d: %s", seed, timed).isLessThanOrEqualTo(limit);
      switch (timed.fault()) {
        case Fault.Crash(int node) -> requireFlip(down, node, true, seed, timed);
        case Fault.Leave(int node) -> requireFlip(down, node, true, seed, timed);
        case Fault.Restart(int node, boolean keepsState) ->
            requireFlip(down, node, false, seed, timed);
        case Fault.Cut(int from, int to) -> cuts.merge(from + " " + to, 1, Integer::sum);
        case Fault.Mend(int from, int to) -> cuts.merge(from + " " + to, -1, Integer::sum);
        case Fault.Stall stall ->
            assertThat(timed.at().plus(stall.duration())).isLessThanOrEqualTo(limit);
        case Fault.Partition partition -> ends.put("partition", partition);
        case Fault.Heal heal -> ends.put("partition", heal);
        case Fault.SlowReads slow -> ends.put("slow " + slow.node(), slow);
        case Fault.TornReads torn -> ends.put("torn " + torn.node(), torn);
        case Fault.Skew skew -> ends.put("skew " + skew.node(), skew);
        case Fault.Reset reset -> {}
      }
    }

    assertThat(down.isEmpty()).as("seed %d: all nodes run", seed).isTrue();
    assertThat(cuts.values()).as("seed %d: cuts left", seed).containsOnly(0);
    assertThat(ends.values())
        .as("seed %d: what came last", seed)
        .allMatch(fault ->
            switch (fault) {
              case Fault.Heal heal -> true;
              case Fault.SlowReads slow -> slow.bytesPerSecond() == 0;
              case Fault.TornReads torn -> torn.bytesMax() == 0;
              case Fault.Skew skew -> skew.driftPpm() == 0 && skew.offset().isZero();
              default -> false;
            });
  }

  @Test
  void everyKindIsDrawnAndInTheOrderOfTime() {
    FaultScript script = script(1);

    assertThat(script.faults()).extracting(TimedFault::at).isSorted();
    assertThat(script.faults())
        .extracting(timed -> (Object) timed.fault().getClass())
        .contains((Object[]) Fault.class.getPermittedSubclasses());
  }

  @Test
  void theSameSeedGivesTheSameScriptAndAnotherSeedAnother() {
    assertThat(script(1)).isEqualTo(script(1)).isNotEqualTo(script(2));
  }

  @Test
  void onlyWhatHasAWeightIsDrawn() {
    FaultMix resets = DENSE.withWeights(Map.of(FaultKind.RESET, 1, FaultKind.CRASH, 0));
    FaultGenerator generator = new FaultGenerator(resets, NODES, List.of(new Edge(3, 4)));

    assertThat(generator.generate(DURATION, new SeededRandom(1)).faults())
        .isNotEmpty()
        .extracting(TimedFault::fault)
        .containsOnly(new Fault.Reset(3, 4), new Fault.Reset(4, 3));
  }

  @Test
  void aRunThatIsAsLongAsItsSettlingHasNoFaultsAndOneThatIsShorterIsRejected() {
    FaultGenerator generator = new FaultGenerator(DENSE, NODES, List.of());

    assertThat(generator.generate(DENSE.settling(), new SeededRandom(1)).faults()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.generate(Duration.ofMillis(9_999), new SeededRandom(1)))
        .withMessage("duration must be at least settling, PT10S, was PT9.999S");
  }

  @Test
  void aMixWithoutWeightsIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DENSE.withWeights(Map.of(FaultKind.RESET, 0)))
        .withMessage("weights must be at least 0, and one of them above it, were {RESET=0}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DENSE.withGap(Duration.ZERO))
        .withMessage("gap must be above 0s, was PT0S");
  }

  private static FaultScript script(long seed) {
    return new FaultGenerator(DENSE, NODES, List.of()).generate(DURATION, new SeededRandom(seed));
  }

  private static void requireFlip(
      BitSet down, int node, boolean falls, long seed, TimedFault timed) {
    assertThat(down.get(node)).as("seed %d: down before %s", seed, timed).isNotEqualTo(falls);
    down.set(node, falls);
  }
}
