package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.NOW;
import static dev.p2p.core.book.Addresses.inGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.BookSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeachingQuotaTest {

  private static final NodeAddress PEER = inGroup(0, 0);
  private static final long NOW_MILLIS = NOW.toEpochMilli();

  private final TeachingQuota quota = new TeachingQuota(BookSettings.DEFAULTS);

  @ParameterizedTest
  @CsvSource({"4095, false", "4096, true"})
  void ofManyHostsTheOneThatTaughtLongestAgoBeginsAnew(int others, boolean anew) {
    while (quota.take(PEER, NOW_MILLIS)) {
      // All that it may.
    }
    for (int i = 1; i <= others; i++) {
      assertThat(quota.take(inGroup(1, i), NOW_MILLIS)).isTrue();
    }
    assertThat(quota.take(PEER, NOW_MILLIS)).isEqualTo(anew);
  }

  @Test
  void portsOfOneHostAreOnePeer() {
    while (quota.take(PEER, NOW_MILLIS)) {
      // All that it may.
    }
    assertThat(quota.take(PEER.withPort(1), NOW_MILLIS)).isFalse();
  }

  @Test
  void whoNeverStopsTeachesOneEveryTenSeconds() {
    while (quota.take(PEER, NOW_MILLIS)) {
      // All that it may.
    }
    int taught = 0;
    for (int second = 1; second <= 100; second++) {
      taught += quota.take(PEER, NOW_MILLIS + 1_000L * second) ? 1 : 0;
    }
    assertThat(taught).isEqualTo(10);
  }
}
