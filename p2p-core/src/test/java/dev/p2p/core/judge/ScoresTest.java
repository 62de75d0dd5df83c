package dev.p2p.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Half-life 10 min; disconnected at 100 points, banned at 200, for 10 min, 40 min … a day. */
final class ScoresTest {

  private static final PenaltySettings SETTINGS = PenaltySettings.DEFAULTS;
  private static final Duration HALF_LIFE = SETTINGS.score().halfLife();
  private static final Subnet WHO = Subnet.parse("192.0.2.7");
  private static final Subnet OTHER = Subnet.parse("192.0.2.8");

  private final ManualTime time = new ManualTime();
  private final Scores scores = new Scores(SETTINGS);

  @Test
  void pointsAddUpAndHalfWithEveryHalfLife() {
    pay(60);
    time.advance(HALF_LIFE);
    assertThat(points()).isCloseTo(30, within(1e-9));
    pay(20);
    time.advance(HALF_LIFE.multipliedBy(2));
    assertThat(points()).isCloseTo(12.5, within(1e-9));
    assertThat(scores.score(OTHER, time.nanoTime())).isEmpty();
  }

  @Test
  void isPutUpWithBelowTheFirstThresholdAndDisconnectedFromItOn() {
    assertThat(pay(99)).isInstanceOf(Judgement.Fine.class);
    assertThat(pay(1)).isInstanceOf(Judgement.Disconnect.class);
    assertThat(pay(1)).isInstanceOf(Judgement.Disconnect.class);
    assertThat(pay(98)).isInstanceOf(Judgement.Disconnect.class);
    assertThat(pay(1)).isInstanceOf(Judgement.Excluded.class);
  }

  @Test
  void whoDecaysBelowTheThresholdIsPutUpWithAgain() {
    pay(150);
    time.advance(HALF_LIFE);
    assertThat(pay(1)).isInstanceOf(Judgement.Fine.class);
  }

  @Test
  void theReasonSaysScoreLimitAndTheLastPenaltiesNewestFirst() {
    scores.penalise(WHO, penalty("FLOOD", 9, 60, "held up"), true, now());
    assertThat(scores.penalise(WHO, penalty("REJECTED_MESSAGE", 1, 70, "tx: bad"), true, now()))
        .isEqualTo(
            new Judgement.Disconnect(
                "130 points, 100 are too many: 70 for REJECTED_MESSAGE (tx: bad);"
                    + " 60 for FLOOD x 9 (held up)"));
  }

  @Test
  void fewPenaltiesAreRememberedEachWithItsTimeAndEvidence() {
    for (int i = 1; i <= 6; i++) {
      time.advance(Duration.ofSeconds(1));
      scores.penalise(WHO, penalty("FLOOD", i, 1, "evidence " + i), true, now());
    }
    List<Penalty> last = score().last();
    assertThat(last).extracting(Penalty::count).containsExactly(6L, 5L, 4L, 3L);
    assertThat(last.getFirst()).isEqualTo(new Penalty(time.now(), "FLOOD", 6, 1, "evidence 6"));
  }

  @Test
  void evidenceIsKeptAsOneLineOfBoundedLength() {
    assertThat(penalty("FLOOD", 1, 1, "a\nb\u0000" + "x".repeat(1_000)).detail())
        .startsWith("a b x")
        .hasSize(Penalty.DETAIL_MAX);
  }

  @Test
  void aBanIsForAsLongAsTheSettingsSayAndGrowsWithRepetition() {
    for (long minutes : new long[] {10, 40, 160, 640, 1_440, 1_440}) {
      Duration length = Duration.ofMinutes(minutes);
      assertThat(banned(200)).isEqualTo(length);
      time.advance(length);
    }
  }

  @Test
  void whoIsNotBannedForAsLongAsTheLongestBanBeginsAnew() {
    banned(200);
    time.advance(Duration.ofMinutes(10).plusDays(1));
    assertThat(banned(200)).isEqualTo(Duration.ofMinutes(40));
    time.advance(Duration.ofMinutes(40).plusDays(1).plusNanos(1));
    assertThat(banned(200)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatABannedOneStillHadUnderWayDoesNotBanItForLonger() {
    banned(200);
    assertThat(pay(200)).isInstanceOf(Judgement.Disconnect.class);
    assertThat(score().bans()).isEqualTo(1);
  }

  @Test
  void whoMayNotBeBannedIsDisconnected() {
    assertThat(scores.penalise(WHO, penalty("FLOOD", 1, 10_000, ""), false, now()))
        .isInstanceOf(Judgement.Disconnect.class);
  }

  @Test
  void nobodyHasMorePointsThanAreNeededForABan() {
    pay(1_000_000);
    assertThat(points()).isEqualTo(200);
  }

  @Test
  void acceptedMessagesMakeUpForPointsSlowly() {
    pay(50);
    time.advance(Duration.ofSeconds(30));
    double before = points();
    scores.earn(WHO, 50, time.nanoTime());
    assertThat(points()).isCloseTo(before - 0.5, within(1e-9));
  }

  @Test
  void noMoreIsEarnedInAMinuteThanTheSettingsAllowHoweverManyMessagesCome() {
    pay(50);
    scores.earn(WHO, 1_000_000, time.nanoTime());
    assertThat(points()).isEqualTo(50);
    time.advance(Duration.ofSeconds(30));
    double before = points();
    scores.earn(WHO, 1_000_000, time.nanoTime());
    assertThat(points()).isCloseTo(before - 1, within(1e-9));
    time.advance(Duration.ofHours(1));
    before = points();
    scores.earn(WHO, 1_000_000, time.nanoTime());
    assertThat(points()).isCloseTo(before - 2, within(1e-9));
  }

  @Test
  void whatIsEarnedInAdvanceIsBoundedAndDecays() {
    for (int i = 0; i < 100; i++) {
      scores.earn(WHO, 1_000, time.nanoTime());
      time.advance(Duration.ofMinutes(1));
      assertThat(points()).isBetween(-25.0, 0.0);
    }
    assertThat(points()).isLessThan(-20);
    time.advance(HALF_LIFE.multipliedBy(10));
    assertThat(points()).isCloseTo(0, within(0.1));
  }

  @Test
  void aFloodOfOffendersDisplacesTheLeastBadAndIsCounted() {
    int max = 100;
    Scores few = new Scores(SETTINGS.withScore(SETTINGS.score().withOffendersMax(max)));
    Subnet worst = Subnet.parse("198.51.100.1");
    Subnet wasBanned = Subnet.parse("198.51.100.2");
    few.penalise(worst, penalty("FLOOD", 1, 150, ""), true, now());
    few.penalise(wasBanned, penalty("FLOOD", 1, 200, ""), true, now());
    time.advance(HALF_LIFE.multipliedBy(7));
    few.penalise(worst, penalty("FLOOD", 1, 90, ""), true, now());
    for (int i = 0; i < 10_000; i++) {
      Subnet next = Subnet.parse("10.0.%d.%d".formatted(i / 256, i % 256));
      few.penalise(next, penalty("FLOOD", 1, 1 + i % 50, ""), true, now());
      assertThat(few.size()).isLessThanOrEqualTo(max);
      assertThat(few.score(next, time.nanoTime())).as("offender %d", i).isPresent();
    }
    assertThat(few.score(worst, time.nanoTime())).isPresent();
    assertThat(few.score(wasBanned, time.nanoTime())).isPresent();
    assertThat(few.size() + few.forgotten()).isEqualTo(10_002);
    assertThat(few.all(time.nanoTime()))
        .extracting(Score::points)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void thereIsRoomForAtLeastOne() {
    Scores one = new Scores(SETTINGS.withScore(SETTINGS.score().withOffendersMax(1)));
    one.penalise(WHO, penalty("FLOOD", 1, 150, ""), true, now());
    one.penalise(OTHER, penalty("FLOOD", 1, 1, ""), true, now());
    assertThat(one.all(time.nanoTime())).extracting(Score::who).containsExactly(OTHER);
  }

  @Test
  void whoIsForgivenBeginsAnew() {
    pay(150);
    scores.penalise(OTHER, penalty("FLOOD", 1, 50, ""), true, now());
    scores.forgive(WHO);
    assertThat(scores.all(time.nanoTime())).extracting(Score::who).containsExactly(OTHER);
    scores.forgive(Subnet.parse("2001:db8::/32"));
    assertThat(scores.size()).isEqualTo(1);
    scores.forgive(Subnet.parse("192.0.0.0/16"));
    assertThat(scores.size()).isZero();
  }

  private Duration banned(long points) {
    Judgement judgement = pay(points);
    assertThat(judgement).isInstanceOf(Judgement.Excluded.class);
    Ban ban = ((Judgement.Excluded) judgement).ban();
    assertThat(ban.subnet()).isEqualTo(WHO);
    assertThat(ban.by()).isEqualTo(Ban.By.SCORE);
    return Duration.between(time.now().truncatedTo(ChronoUnit.SECONDS), ban.until());
  }

  private Judgement pay(long points) {
    return scores.penalise(WHO, penalty("FLOOD", 1, points, "evidence"), true, now());
  }

  private double points() {
    return score().points();
  }

  private Score score() {
    return scores.score(WHO, time.nanoTime()).orElseThrow();
  }

  private Penalty penalty(String what, long count, long points, String detail) {
    return new Penalty(time.now(), what, count, points, detail);
  }

  private Moment now() {
    return Moment.now(time);
  }
}
