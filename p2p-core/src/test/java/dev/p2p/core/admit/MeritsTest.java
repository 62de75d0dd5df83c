package dev.p2p.core.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MeritsTest {

  private final Merits merits = new Merits();

  @Test
  void theShortestPingCounts() {
    assertThat(merits.ping()).isEmpty();
    merits.pinged(3_000_000);
    merits.pinged(2_000_000);
    merits.pinged(9_000_000);
    assertThat(merits.ping()).contains(Duration.ofMillis(2));
  }

  @Test
  void whoAnswersWhatWasNotAskedIsNotNearWhateverItAnswersLater() {
    merits.pinged(3_000_000);
    merits.distrustPings();
    merits.pinged(1);
    assertThat(merits.ping()).isEmpty();
  }

  @Test
  void theLastNewsCount() {
    assertThat(merits.hasBroughtNews()).isFalse();
    merits.broughtNews(-7);
    merits.broughtNews(8);
    assertThat(merits.hasBroughtNews()).isTrue();
    assertThat(merits.newsAtNanos()).isEqualTo(8);
  }
}
