package dev.p2p.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PinningTest {

  @Test
  void aVirtualThreadThatKeepsItsCarrierWhileItWaitsIsSeen()
      throws InterruptedException, IOException {
    try (Pinning pinning = new Pinning()) {
      Instant before = Instant.now();
      Thread.ofVirtual().start(WaitsAsItIsLoaded::touch).join();

      assertThat(pinning.since(before)).isNotEmpty();
    }
  }

  @Test
  void oneThatJustWaitsIsNot() throws InterruptedException, IOException {
    try (Pinning pinning = new Pinning()) {
      Instant before = Instant.now();
      Thread.ofVirtual().start(PinningTest::waitShortly).join();

      assertThat(pinning.since(before)).isEmpty();
    }
  }

  private static void waitShortly() {
    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
  }

  /** The JVM is on the stack while a class is initialised, and can't leave its carrier. */
  private static final class WaitsAsItIsLoaded {

    static {
      waitShortly();
    }

    private WaitsAsItIsLoaded() {}

    static void touch() {
      // To be loaded is enough.
    }
  }
}
