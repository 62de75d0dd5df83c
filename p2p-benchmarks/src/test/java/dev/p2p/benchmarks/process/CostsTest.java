package dev.p2p.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CostsTest {

  private static final int ARRAYS = 64;
  private static final int BYTES = 1 << 20;

  /** So that allocations are not optimised away. */
  private final AtomicReference<byte[]> last = new AtomicReference<>();

  @Test
  void whatVirtualThreadsAllocateIsCounted() throws InterruptedException {
    Costs before = Costs.now();
    Thread.ofVirtual().start(this::allocate).join();

    long allocated = Costs.now().since(before).allocatedBytes();

    assertThat(allocated).isBetween((long) ARRAYS * BYTES, 2L * ARRAYS * BYTES);
    assertThat(last.get()).hasSize(BYTES);
  }

  @Test
  void workTakesProcessorTime() {
    Costs before = Costs.now();
    long until = System.nanoTime() + 50_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }

    assertThat(Costs.now().since(before).cpuNanos()).isPositive();
  }

  private void allocate() {
    for (int i = 0; i < ARRAYS; i++) {
      last.set(new byte[BYTES]);
    }
  }
}
