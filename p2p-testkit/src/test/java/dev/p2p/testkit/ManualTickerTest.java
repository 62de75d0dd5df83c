package dev.p2p.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
final class ManualTickerTest {

  private final ManualTicker ticker = new ManualTicker();
  private final AtomicBoolean burning = new AtomicBoolean(true);

  @AfterEach
  void letActorsEnd() {
    burning.set(false);
  }

  @Test
  void waitingForRestEndsWhenTheThreadIsInterruptedAndNamesWhoDoesNotRest() throws Exception {
    CountDownLatch turned = new CountDownLatch(1);
    ticker.start(
        "busy",
        () -> {
          turned.countDown();
          return burning.get();
        });
    turned.await();

    Thread.currentThread().interrupt();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(ticker::awaitRest)
        .withMessage("interrupted while these did not rest: [busy]");
  }
}
