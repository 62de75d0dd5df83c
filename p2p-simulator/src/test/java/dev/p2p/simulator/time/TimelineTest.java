package dev.p2p.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {

  private final Timeline timeline = new Timeline();
  private final List<String> happened = new ArrayList<>();

  @Test
  void eventsHappenInTheOrderOfTheirTimeAndThenOfTheirPlanning() {
    for (String late : List.of("late 1", "late 2", "late 3")) {
      timeline.at(20, () -> happened.add(late));
    }
    timeline.at(10, () -> happened.add("early"));

    timeline.runUntil(20);

    assertThat(happened).containsExactly("early", "late 1", "late 2", "late 3");
  }

  @Test
  void whatIsPlannedForNowHappensBehindWhatIsThereAlready() {
    timeline.at(10, () -> timeline.after(Duration.ZERO, () -> happened.add("planned later")));
    timeline.at(10, () -> happened.add("planned before"));

    timeline.runUntil(10);

    assertThat(happened).containsExactly("planned before", "planned later");
  }

  @Test
  void timeIsThatOfTheEventAndAfterwardsThatOfTheLimit() {
    timeline.at(10, () -> happened.add("at " + timeline.nowNanos()));
    timeline.at(31, () -> happened.add("too late"));

    timeline.runUntil(30);

    assertThat(happened).containsExactly("at 10");
    assertThat(timeline.nowNanos()).isEqualTo(30);
  }

  @Test
  void whatWouldBeInThePastHappensNow() {
    timeline.runUntil(50);
    timeline.at(10, () -> happened.add("at " + timeline.nowNanos()));

    assertThat(timeline.step()).isTrue();
    assertThat(timeline.step()).isFalse();

    assertThat(happened).containsExactly("at 50");
  }

  @Test
  void timeDoesNotGoBack() {
    timeline.runUntil(50);
    timeline.runUntil(40);

    assertThat(timeline.nowNanos()).isEqualTo(50);
  }

  @Test
  void whatIsDueAfterTheEndOfTimeIsNotDueNow() {
    Timeline timeline = new Timeline();
    timeline.runUntil(1_000_000_000);

    assertThat(timeline.later(Duration.ofNanos(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
  }
}
