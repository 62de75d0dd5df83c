package dev.p2p.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.simulator.text.SyntaxException;
import dev.p2p.simulator.time.SeededRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultScriptTest {

  @Test
  void everyKindOfLineIsRead() {
    FaultScript script =
        FaultScript.parse(
            "all",
            """
            # two halves for a while
            10s partition 0-24 | 25-40, 44|50
            30s heal      # the end of it
            5s crash 3
            8s restart 3

            8s restart 3 without state
            12s leave 4
            3s reset 1 2
            4s cut 1 -> 2
            9s mend 1 -> 2
            4s stall 1 -> 2 for 5s
            7s slow-reads 5 1KiB/s
            7500ms slow-reads 5 0
            7s torn-reads 5 3
            1s skew 7 +2s 50ppm
            1m skew 7 -1500us -50ppm
            """);

    assertThat(script.faults())
        .extracting(TimedFault::fault)
        .containsExactly(
            new Fault.Partition(
                List.of(
                    List.of(new IndexRange(0, 24)),
                    List.of(new IndexRange(25, 40), new IndexRange(44, 44)),
                    List.of(new IndexRange(50, 50)))),
            new Fault.Heal(),
            new Fault.Crash(3),
            new Fault.Restart(3, true),
            new Fault.Restart(3, false),
            new Fault.Leave(4),
            new Fault.Reset(1, 2),
            new Fault.Cut(1, 2),
            new Fault.Mend(1, 2),
            new Fault.Stall(1, 2, Duration.ofSeconds(5)),
            new Fault.SlowReads(5, 1024),
            new Fault.SlowReads(5, 0),
            new Fault.TornReads(5, 3),
            new Fault.Skew(7, Duration.ofSeconds(2), 50),
            new Fault.Skew(7, Duration.ofNanos(-1_500_000), -50));
    assertThat(script.faults())
        .extracting(TimedFault::at)
        .startsWith(Duration.ofSeconds(10))
        .contains(Duration.ofMillis(7_500))
        .endsWith(Duration.ofMinutes(1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20260101})
  void whatIsPrintedIsReadAsAnEqualScript(long seed) {
    FaultScript script = anyScript(new SeededRandom(seed));

    assertThat(FaultScript.parse("printed", script.toString()))
        .as("seed %d", seed)
        .isEqualTo(script)
        .hasToString(script.toString());
  }

  @Test
  void scriptsWithTheSameFaultsInAnotherOrderAreNotEqual() {
    TimedFault heal = new TimedFault(Duration.ZERO, new Fault.Heal());
    TimedFault crash = new TimedFault(Duration.ZERO, new Fault.Crash(1));

    assertThat(new FaultScript(List.of(heal, crash)))
        .isNotEqualTo(new FaultScript(List.of(crash, heal)))
        .hasSameHashCodeAs(new FaultScript(List.of(heal, crash)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          crash 3;                  the time must be a time such as "250ms", "30s" or "5m", at most 292 years, was "crash"
          5 crash 3;                the time must be a time such as "250ms", "30s" or "5m", at most 292 years, was "5"
          9999999999999h heal;      the time must be a time such as "250ms", "30s" or "5m", at most 292 years, was "9999999999999h"
          -5s heal;                 the time must be at least 0s, was -5s
          5s;                       the fault must be partition, heal, crash, restart, leave, reset, cut, mend, stall, slow-reads, torn-reads or skew, was missing
          5s crash;                 the node must be the index of a node, from 0, was missing
          5s crash x;               the node must be the index of a node, from 0, was "x"
          5s crash -1;              the node must be the index of a node, from 0, was "-1"
          5s crash 3 4;             the line must be at its end, was "4"
          5s restart 3 with state;  the next word must be "without", was "with"
          5s cut 1 2;               the next word must be "->", was "2"
          5s cut 1 -> 1;            the two nodes must be different, was 1 twice
          5s stall 1 -> 2;          the next word must be "for", was missing
          5s stall 1 -> 2 for 0s;   a stall must be longer than 0s, was 0s
          5s slow-reads 1 5;        the rate must be a rate such as "500B/s", "16KiB/s" or "1MiB/s", or 0, was "5"
          5s torn-reads 1 x;        the bytes of a read must be a whole number, at most 999999999, was "x"
          5s skew 1 2s 5;           the drift must be parts per million such as "50ppm" or "-50ppm", was "5"
          5s skew 1 2s -1000000ppm; drift must be above -1000000ppm, was -1000000ppm
          5s partition;             a side of a partition must be nodes such as 0-24 or 3,5-7, was empty
          5s partition 0-3 |;       a side of a partition must be nodes such as 0-24 or 3,5-7, was empty
          5s partition 3-0;         a range of nodes must be from a lower index to a higher one, was 3-0
          5s partition 0-3 | 2;     each node must be on one side of a partition, was 2 on several
          5s partition 0-;          a node of a side must be the index of a node, from 0, was ""
          """)
  void aMistakeIsToldWithFileLineRuleAndValue(String line, String mistake) {
    assertThatExceptionOfType(SyntaxException.class)
        .isThrownBy(() -> FaultScript.parse("bad.faults", "# a comment\n\n" + line + "\n"))
        .withMessage("bad.faults:3: " + mistake)
        .satisfies(e -> assertThat(e.line()).isEqualTo(3))
        .satisfies(e -> assertThat(e.file()).isEqualTo("bad.faults"));
  }

  @Test
  void aMistakeInTheFaultIsToldWithWhatCanBeOne() {
    assertThatExceptionOfType(SyntaxException.class)
        .isThrownBy(() -> FaultScript.parse("f", "5s explode " + "x".repeat(99)))
        .withMessageStartingWith("f:1: the fault must be partition, heal")
        .withMessageEndingWith("or skew, was \"explode\"");
  }

  private static FaultScript anyScript(SeededRandom random) {
    return new FaultScript(
        IntStream.range(0, 300)
            .mapToObj(i -> new TimedFault(anyTime(random), anyFault(random)))
            .toList());
  }

  private static Fault anyFault(SeededRandom random) {
    int node = random.below(1000);
    int other = node + 1 + random.below(10);
    return switch (random.below(12)) {
      case 0 -> anyPartition(random);
      case 1 -> new Fault.Heal();
      case 2 -> new Fault.Crash(node);
      case 3 -> new Fault.Restart(node, random.chance(0.5));
      case 4 -> new Fault.Leave(node);
      case 5 -> new Fault.Reset(node, other);
      case 6 -> new Fault.Cut(node, other);
      case 7 -> new Fault.Mend(other, node);
      case 8 -> new Fault.Stall(node, other, anyTime(random).plusNanos(1));
      case 9 -> new Fault.SlowReads(node, random.below(5) << random.below(28));
      case 10 -> new Fault.TornReads(node, random.below(100));
      default ->
          new Fault.Skew(
              node,
              random.chance(0.5) ? anyTime(random) : anyTime(random).negated(),
              random.below(2_000) - 1_000);
    };
  }

  private static Fault anyPartition(SeededRandom random) {
    int first = random.below(10);
    int second = first + 1 + random.below(10);
    return new Fault.Partition(
        List.of(
            List.of(new IndexRange(0, first), new IndexRange(second + 1, second + 1)),
            List.of(new IndexRange(first + 1, second))));
  }

  /** Whole seconds, milliseconds, microseconds and nanoseconds. */
  private static Duration anyTime(SeededRandom random) {
    long unit = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L).get(random.below(4));
    return Duration.ofNanos(random.below(100_000) * unit);
  }
}
