package dev.p2p.core.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.peer.KeepAlive.Action;
import dev.p2p.core.settings.KeepAliveSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KeepAliveTest {

  private static final long HEARD_AT = -3_000_000_000L;

  private final KeepAlive keepAlive = new KeepAlive(KeepAliveSettings.DEFAULTS);

  @Test
  void aSilentPeerIsPingedOnceAfter30SecondsAndGivenUpAfter60() {
    assertThat(after(29_999)).isEqualTo(Action.NONE);
    assertThat(after(30_000)).isEqualTo(Action.PING);
    assertThat(after(30_100)).isEqualTo(Action.NONE);
    assertThat(after(59_999)).isEqualTo(Action.NONE);
    assertThat(after(60_000)).isEqualTo(Action.CLOSE);
  }

  @Test
  void aPeerThatAnswersIsPingedAgainAfterItsNextSilence() {
    assertThat(after(30_000)).isEqualTo(Action.PING);
    long answeredAt = HEARD_AT + millis(30_005);
    assertThat(keepAlive.check(HEARD_AT + millis(60_004), answeredAt)).isEqualTo(Action.NONE);
    assertThat(keepAlive.check(HEARD_AT + millis(60_005), answeredAt)).isEqualTo(Action.PING);
  }

  private Action after(long millis) {
    return keepAlive.check(HEARD_AT + millis(millis), HEARD_AT);
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
