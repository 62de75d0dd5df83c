package dev.p2p.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.limit.FloodWatch.Flood;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FloodWatchTest {

  private static final long BEGAN_AT = -3_000_000_000L;

  private final FloodWatch watch = new FloodWatch(Duration.ofSeconds(5), BEGAN_AT);

  @Test
  void whoIsHeldUpForLongerThanThePatienceInARowPays() {
    watch.begin(at(1_000));
    assertThat(watch.look(at(5_999))).isEmpty();
    assertThat(watch.look(at(6_000))).contains(new Flood(1, Duration.ofSeconds(5)));
  }

  @Test
  void oneMessageThatIsHeldUpOnAndOnIsPaidForInEachSecond() {
    watch.begin(at(0));
    assertThat(watch.look(at(5_000))).isPresent();
    assertThat(watch.look(at(5_999))).isEmpty();
    assertThat(watch.look(at(6_000))).contains(new Flood(1, Duration.ofSeconds(1)));
    assertThat(watch.look(at(7_500))).contains(new Flood(1, Duration.ofMillis(1_500)));
  }

  @Test
  void whoIsHeldUpAgainAndAgainPaysForAllOfThese() {
    List<Optional<Flood>> floods = new ArrayList<>();
    // 900 ms in each second: 800 ms a second add up, and the last of them in full.
    for (int second = 0; second < 7; second++) {
      watch.begin(at(1_000L * second));
      floods.add(watch.look(at(1_000L * second + 900)));
      watch.end(at(1_000L * second + 900));
    }
    assertThat(floods.subList(0, 6)).allMatch(Optional::isEmpty);
    assertThat(floods.get(6)).contains(new Flood(7, Duration.ofMillis(6_300)));
  }

  @Test
  void whoIsHeldUpForHalfOfTheTimeNeverPays() {
    for (int second = 0; second < 1_000; second++) {
      watch.begin(at(1_000L * second));
      assertThat(watch.look(at(1_000L * second + 499))).isEmpty();
      watch.end(at(1_000L * second + 500));
    }
  }

  @Test
  void whoIsNotHeldUpAtTheMomentDoesNotPay() {
    watch.begin(at(0));
    watch.end(at(6_000));
    assertThat(watch.look(at(6_000))).isEmpty();
  }

  @Test
  void whoKeptTheRatesForAsLongAsThePatienceBeginsAnewHoweverLongTheFloodWas() {
    watch.begin(at(0));
    assertThat(watch.look(at(3_600_000))).isPresent();
    watch.end(at(3_600_000));
    watch.begin(at(3_605_000));
    assertThat(watch.look(at(3_609_999))).isEmpty();
    assertThat(watch.look(at(3_610_000))).isPresent();
  }

  @Test
  void withoutPatienceTheFirstTimeIsPaidFor() {
    FloodWatch strict = new FloodWatch(Duration.ZERO, BEGAN_AT);
    assertThat(strict.look(at(10))).isEmpty();
    strict.begin(at(20));
    assertThat(strict.look(at(20))).contains(new Flood(1, Duration.ZERO));
  }

  @Test
  void aLookThatCameAMomentTooLateForItsTimeTakesNothingBack() {
    watch.begin(at(1_000));
    assertThat(watch.look(at(900))).isEmpty();
    assertThat(watch.look(at(6_000))).contains(new Flood(1, Duration.ofSeconds(5)));
  }

  @Test
  void noTimeIsNegative() {
    FloodWatch strict = new FloodWatch(Duration.ZERO, BEGAN_AT);
    strict.begin(at(1_000));
    assertThat(strict.look(at(900))).contains(new Flood(1, Duration.ZERO));
  }

  private static long at(long millis) {
    return BEGAN_AT + Duration.ofMillis(millis).toNanos();
  }
}
