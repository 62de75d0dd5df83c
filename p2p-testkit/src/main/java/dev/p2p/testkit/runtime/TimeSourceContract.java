package dev.p2p.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.spi.TimeSource;
import dev.p2p.testkit.transport.BackgroundCall;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TimeSource} must do. An adapter's test extends this. */
@Timeout(30)
public abstract class TimeSourceContract {

  private static final int READS = 100_000;
  private static final int HANDOVERS = 100;

  private TimeSource time;

  /** For the adapter's test. */
  protected TimeSourceContract() {}

  /** A new source of time. */
  protected abstract TimeSource create();

  /** Lets some time pass, the less the better; nothing to do where it passes by itself. */
  protected void letTimePass() {}

  @BeforeEach
  void createTime() {
    time = create();
  }

  @Test
  void nanoTimeNeverGoesBack() {
    long last = time.nanoTime();
    for (int i = 0; i < READS; i++) {
      letTimePass();
      long next = time.nanoTime();
      // Compared as System.nanoTime() wants it, whose origin may be anywhere.
      if (next - last < 0) {
        throw new AssertionError("read %d went back from %d to %d".formatted(i, last, next));
      }
      last = next;
    }
  }

  @Test
  void nanoTimeNeverGoesBackFromOneThreadToTheNext() throws Exception {
    long last = time.nanoTime();
    for (int i = 0; i < HANDOVERS; i++) {
      long next = BackgroundCall.start(time::nanoTime).result();
      assertThat(next - last).isNotNegative();
      letTimePass();
      last = time.nanoTime();
      assertThat(last - next).isNotNegative();
    }
  }

  @Test
  void bothClocksMoveOn() {
    long begin = time.nanoTime();
    Instant wallBegin = time.now();
    while (time.nanoTime() - begin == 0 || time.now().equals(wallBegin)) {
      letTimePass();
      if (Thread.interrupted()) {
        throw new AssertionError("a clock stands still");
      }
    }
    assertThat(time.nanoTime() - begin).isPositive();
  }
}
