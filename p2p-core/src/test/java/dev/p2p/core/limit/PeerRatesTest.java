package dev.p2p.core.limit;

import static dev.p2p.core.TestWire.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PeerRatesTest {

  private static final long NOW = -5;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Rate ONE = new Rate(1, 0);

  /** Nothing is limited. */
  private static final RateSettings FREE =
      new RateSettings(
          Rate.UNLIMITED,
          Rate.UNLIMITED,
          Rate.UNLIMITED,
          Rate.UNLIMITED,
          Duration.ofSeconds(1),
          Duration.ZERO);

  /** A rate of one message, and a topic of its class. */
  record Limited(RateSettings settings, String topic) {}

  @ParameterizedTest
  @MethodSource("oneClassEach")
  void aLimitIsAboutItsOwnClassAlone(Limited one) {
    PeerRates rates = new PeerRates(one.settings(), NOW);
    for (Limited any : oneClassEach()) {
      boolean limited = any.topic().equals(one.topic());
      Message message = message(any.topic(), "");
      assertThat(rates.isLimited(message)).as(any.topic()).isEqualTo(limited);
      assertThat(rates.take(message, NOW)).isZero();
      assertThat(rates.take(message, NOW)).as(any.topic()).isEqualTo(limited ? SECOND : 0);
    }
  }

  static List<Limited> oneClassEach() {
    return List.of(
        new Limited(FREE.withControl(ONE), "ping"),
        new Limited(FREE.withGossip(ONE), "tx"),
        new Limited(FREE.withRequests(ONE), "mempool"),
        new Limited(FREE.withOthers(ONE), "inv"));
  }

  @Test
  void bytesAreThoseOfFramesWithTheirHeaders() {
    Message message = message("tx", 100);
    int frame = message.frame().length();
    assertThat(frame).isGreaterThan(100);
    PeerRates rates = new PeerRates(FREE.withGossip(new Rate(0, frame)), NOW);
    assertThat(rates.isLimited(message)).isTrue();
    assertThat(rates.take(message, NOW)).isZero();
    assertThat(rates.take(message, NOW)).isEqualTo(SECOND);
  }

  @Test
  void ofMessagesAndBytesTheStricterCounts() {
    Message large = message("tx", 1_000);
    Message small = message("tx", 0);
    int frame = large.frame().length();
    PeerRates rates = new PeerRates(FREE.withGossip(new Rate(2, frame)), NOW);
    assertThat(rates.take(large, NOW)).isZero();
    assertThat(rates.take(large, NOW)).isEqualTo(SECOND);

    long later = NOW + 10 * SECOND;
    assertThat(rates.take(small, later)).isZero();
    assertThat(rates.take(small, later)).isZero();
    assertThat(rates.take(small, later)).isEqualTo(SECOND / 2);
  }
}
