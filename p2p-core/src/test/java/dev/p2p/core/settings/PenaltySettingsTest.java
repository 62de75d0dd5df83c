package dev.p2p.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.CloseReason.HandshakeFailure;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offence;
import dev.p2p.api.Violation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PenaltySettingsTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final EarningSettings EARNINGS = EarningSettings.DEFAULTS;

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfRange")
  void whatIsOutOfRangeIsNamedWithRuleAndValue(String message, ThrowingCallable making) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(making)
        .withMessage(message);
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        row("flood must be at least 0, was -1", () -> new OffencePoints(0, -1, 0, 0, 0, 0)),
        row("unaskedAnswer must be at least 0, was -1", () -> new OffencePoints(0, 0, 0, 0, 0, -1)),
        row("violation must be at least 0, was -1", () -> new ClosePoints(-1, 0, 0, 0)),
        row("silent must be at least 0, was -1", () -> new ClosePoints(0, 0, 0, -1)),
        row("messagesPerPoint must be at least 1, was 0", () -> new EarningSettings(0, 0, 0)),
        row("perMinuteMax must be at least 0, was -1", () -> new EarningSettings(1, -1, 0)),
        row("max must be at least 0, was -1", () -> new EarningSettings(1, 0, -1)),
        row(
            "halfLife must be positive, was PT0S",
            () -> new ScoreSettings(NONE, 1, 1, EARNINGS, 1)),
        row(
            "halfLife must be at most PT8760H, was PT8760H1S",
            () -> new ScoreSettings(Duration.ofDays(365).plus(SECOND), 1, 1, EARNINGS, 1)),
        row(
            "disconnectAt must be at least 1, was 0",
            () -> new ScoreSettings(SECOND, 0, 1, EARNINGS, 1)),
        row("banAt must be at least 7, was 6", () -> new ScoreSettings(SECOND, 7, 6, EARNINGS, 1)),
        row(
            "offendersMax must be at least 1, was 0",
            () -> new ScoreSettings(SECOND, 1, 1, EARNINGS, 0)),
        row(
            "first must be positive, was PT0S",
            () -> new BanSettings(NONE, 1, SECOND, 1, List.of())),
        row(
            "growth must be at least 1, was 0",
            () -> new BanSettings(SECOND, 0, SECOND, 1, List.of())),
        row(
            "first must be at most PT1S, was PT2S",
            () -> new BanSettings(SECOND.multipliedBy(2), 1, SECOND, 1, List.of())),
        row(
            "longest must be at most PT87600H, was PT87600H1S",
            () -> new BanSettings(SECOND, 1, Duration.ofDays(3_650).plus(SECOND), 1, List.of())),
        row(
            "bansMax must be at least 1, was 0",
            () -> new BanSettings(SECOND, 1, SECOND, 0, List.of())));
  }

  @Test
  void eachOffenceHasItsOwnPrice() {
    OffencePoints points = new OffencePoints(1, 2, 3, 4, 5, 6);
    Map<Offence, Long> prices = new EnumMap<>(Offence.class);
    for (Offence offence : Offence.values()) {
      prices.put(offence, points.of(offence, 1));
    }
    assertThat(prices)
        .isEqualTo(
            Map.of(
                Offence.REJECTED_MESSAGE, 1L,
                Offence.FLOOD, 2L,
                Offence.INVENTORY_FLOOD, 3L,
                Offence.FALSE_INVENTORY, 4L,
                Offence.USELESS_REQUESTS, 5L,
                Offence.UNASKED_ANSWER, 6L,
                Offence.ADDRESS_FLOOD, 3L));
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 20", "4, 30", "128, 80", "9223372036854775807, 630"})
  void eachDoublingOfTheCountCostsAsMuchAsTheFirst(long count, long points) {
    assertThat(OffencePoints.DEFAULTS.of(Offence.REJECTED_MESSAGE, count)).isEqualTo(points);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ends")
  void onlyWhoIsToBlamePaysForAnEnd(CloseReason reason, Direction direction, int points) {
    assertThat(new ClosePoints(1, 2, 3, 4).of(reason, direction)).isEqualTo(points);
  }

  static Stream<Arguments> ends() {
    Direction in = Direction.INBOUND;
    Direction out = Direction.OUTBOUND;
    HandshakeFailed late = new HandshakeFailed(HandshakeFailure.TIMED_OUT, "");
    HandshakeFailed gone = new HandshakeFailed(HandshakeFailure.ENDED_EARLY, "");
    return Stream.of(
        Arguments.of(violation(), in, 1),
        Arguments.of(violation(), out, 1),
        Arguments.of(late, in, 2),
        Arguments.of(late, out, 0),
        Arguments.of(gone, in, 0),
        Arguments.of(gone, out, 0),
        Arguments.of(new CloseReason.Slow(CloseReason.SlowCause.WRITE_STALLED, ""), in, 3),
        Arguments.of(new CloseReason.Silent(SECOND), in, 4),
        Arguments.of(new CloseReason.Misbehaved(""), in, 0),
        Arguments.of(new CloseReason.Banned(""), in, 0),
        Arguments.of(new CloseReason.Evicted(""), in, 0),
        Arguments.of(new CloseReason.Refused(CloseReason.RefusalCause.BANNED, ""), in, 0),
        Arguments.of(new CloseReason.RemoteClosed(), in, 0));
  }

  @Test
  void bansGrowUntilTheyAreTheLongest() {
    BanSettings bans = BanSettings.DEFAULTS;
    assertThat(IntStream.range(0, 6).mapToObj(bans::time).map(Duration::toMinutes))
        .containsExactly(10L, 40L, 160L, 640L, 1_440L, 1_440L);
  }

  @Test
  void bansGrowByAnyFactorWithoutAnOverflow() {
    Duration longest = Duration.ofDays(3_650);
    BanSettings bans = new BanSettings(SECOND, Integer.MAX_VALUE, longest, 1, List.of());
    assertThat(bans.time(1_000_000)).isEqualTo(longest);
    assertThat(new BanSettings(SECOND, 1, longest, 1, List.of()).time(1_000)).isEqualTo(SECOND);
  }

  @Test
  void loopbackIsExemptUnlessSaidOtherwise() {
    assertThat(exempt("127.0.0.2")).isTrue();
    assertThat(exempt("::1")).isTrue();
    assertThat(exempt("10.0.0.1")).isFalse();
  }

  private static boolean exempt(String host) {
    NodeAddress address = new NodeAddress(host, 1);
    return BanSettings.DEFAULTS.exempt().stream().anyMatch(range -> range.contains(address));
  }

  private static CloseReason violation() {
    return new CloseReason.ProtocolViolation(new Violation(Violation.Kind.BAD_MAGIC, ""));
  }

  private static Arguments row(String message, ThrowingCallable making) {
    return Arguments.of(message, making);
  }
}
