package dev.p2p.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TallyTest {

  private final Tally tally = new Tally();

  @Test
  void aNewTallyIsEmpty() {
    assertThat(tally.snapshot()).isEmpty();
  }

  @Test
  void countsByNameAndByNameAndDetailInAlphabeticalOrder() {
    tally.increment("tx", "REFUSED");
    tally.increment("tx", "DISPLACED");
    tally.increment("tx", "DISPLACED");
    tally.increment("block", "DISPLACED");
    tally.increment("ACCEPTED", "");
    assertThat(tally.snapshot().toString())
        .isEqualTo("{ACCEPTED=1, block/DISPLACED=1, tx/DISPLACED=2, tx/REFUSED=1}");
  }

  @Test
  void aSnapshotDoesNotChange() {
    tally.increment("tx", "");
    var before = tally.snapshot();
    tally.increment("tx", "");
    assertThat(before).containsEntry("tx", 1L);
  }

  @Test
  void nothingIsLostBetweenThreads() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(this::countTenThousand));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(tally.snapshot()).containsEntry("tx/even", 20_000L).containsEntry("tx/odd", 20_000L);
  }

  private void countTenThousand() {
    for (int i = 0; i < 10_000; i++) {
      tally.increment("tx", i % 2 == 0 ? "even" : "odd");
    }
  }
}
