package dev.p2p.core.limit;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.transport.BackgroundCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PaceTest {

  private final ManualTime time = new ManualTime();
  private final Told told = new Told();

  /** One message of gossip in two seconds, and one at once. */
  private final Pace pace =
      new Pace(
          RateSettings.DEFAULTS
              .withGossip(new Rate(1, 0))
              .withBurst(Duration.ofSeconds(1))
              .withPatience(Duration.ofSeconds(3)),
          time,
          told);

  @Test
  void whatKeepsTheRatesIsAdmittedAndNobodyIsTold() {
    assertThat(pace.admits(tx("1"))).isTrue();
    assertThat(pace.isOpen()).isTrue();
    pass(1_000);
    assertThat(pace.admits(tx("2"))).isTrue();
    assertThat(told.lines).isEmpty();
  }

  @Test
  void whatHasNoLimitIsAdmittedHoweverMuchComes() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(pace.admits(message("inv", ""))).isTrue();
    }
  }

  @Test
  void whatComesTooFastWaitsUntilTheTickerFindsItsTimeHasCome() {
    pace.admits(tx("1"));
    assertThat(pace.admits(tx("2"))).isFalse();
    assertThat(pace.isOpen()).isFalse();
    pass(999);
    assertThat(pace.isOpen()).isFalse();
    time.advance(Duration.ofMillis(1));
    assertThat(pace.isOpen()).as("before the ticker has looked").isFalse();
    pass(0);
    assertThat(pace.isOpen()).isTrue();
    assertThat(told.lines).containsExactly("tx for PT1S");
  }

  @Test
  void aReaderThatWaitsIsWokenByTheTicker() throws Exception {
    pace.admits(tx("1"));
    pace.admits(tx("2"));
    BackgroundCall<?> waiting = BackgroundCall.run(pace::awaitOpen);
    waiting.awaitBlocked();
    pass(1_000);
    assertThat(waiting.result()).isNotNull();
  }

  @Test
  void aReaderThatWaitsIsWokenByTheEndAndItsTimeIsTold() throws Exception {
    pace.admits(tx("1"));
    pace.admits(tx("2"));
    BackgroundCall<?> waiting = BackgroundCall.run(pace::awaitOpen);
    waiting.awaitBlocked();
    time.advance(Duration.ofMillis(300));
    pace.close();
    assertThat(waiting.result()).isNotNull();
    assertThat(told.lines).containsExactly("tx for PT0.3S");
  }

  @Test
  void afterTheEndNothingIsHeldUp() {
    pace.close();
    for (int i = 0; i < 100; i++) {
      assertThat(pace.admits(tx("" + i))).isTrue();
    }
    pass(10_000);
    assertThat(told.lines).isEmpty();
  }

  @Test
  void aFloodIsToldWithItsEvidenceOnceThePatienceIsOver() {
    pace.admits(tx("0"));
    for (int i = 1; i <= 3; i++) {
      assertThat(pace.admits(tx("" + i))).isFalse();
      pass(500);
      pass(500);
    }
    assertThat(told.lines)
        .containsExactly(
            "tx for PT1S",
            "tx for PT1S",
            "3 x faster than its rates: 3 messages held up for 3000 ms, now a tx",
            "tx for PT1S");
  }

  private void pass(long millis) {
    time.advance(Duration.ofMillis(millis));
    pace.tick(time.nanoTime());
  }

  private static final class Told implements PaceListener {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void onHeldUp(Message message, Duration took) {
      lines.add("%s for %s".formatted(message.topic(), took));
    }

    @Override
    public void onFlood(long times, String detail) {
      lines.add("%d x %s".formatted(times, detail));
    }
  }
}
