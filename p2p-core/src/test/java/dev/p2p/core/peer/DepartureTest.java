package dev.p2p.core.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.core.settings.ShutdownSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DepartureTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Departure departure =
      new Departure(new ShutdownSettings(Duration.ofSeconds(5), Duration.ofSeconds(2)));

  @Test
  void theFirstReasonStands() {
    assertThat(departure.reason()).isEmpty();
    assertThat(departure.begin(new LocalShutdown(), 0)).isTrue();
    assertThat(departure.begin(new RemoteClosed(), 0)).isFalse();
    assertThat(departure.reason()).contains(new LocalShutdown());
  }

  @Test
  void itIsDoneWhenBothStreamsHaveEndedInWhicheverOrder() {
    departure.begin(new LocalShutdown(), 0);
    assertThat(departure.outputEnded(0)).isFalse();
    assertThat(departure.inputEnded()).isTrue();

    Departure other = new Departure(ShutdownSettings.DEFAULTS);
    assertThat(other.inputEnded()).isFalse();
    other.begin(new RemoteClosed(), 0);
    assertThat(other.outputEnded(0)).isTrue();
  }

  @Test
  void flushingAndDrainingHaveALimitEach() {
    assertThat(departure.isOverdue(100 * SECOND)).isFalse();
    departure.begin(new LocalShutdown(), 10 * SECOND);
    assertThat(departure.isOverdue(15 * SECOND - 1)).isFalse();
    assertThat(departure.isOverdue(15 * SECOND)).isTrue();
    departure.outputEnded(14 * SECOND);
    assertThat(departure.isOverdue(16 * SECOND - 1)).isFalse();
    assertThat(departure.isOverdue(16 * SECOND)).isTrue();
  }
}
