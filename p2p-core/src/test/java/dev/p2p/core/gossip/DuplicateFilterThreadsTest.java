package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Eight threads claim the same ids in the same order. */
@Timeout(300)
final class DuplicateFilterThreadsTest {

  private static final int THREADS = 8;

  @Test
  void ofThreadsThatClaimTheSameIdExactlyOneWins() throws Exception {
    race(20_000, 1);
  }

  @Test
  @Tag("soak")
  void ofThreadsThatClaimTheSameIdExactlyOneWinsAMillionTimes() throws Exception {
    race(1_000_000, 1);
  }

  @Test
  void anIdThatFailsHasAsManyWinnersAsItFailsAndOneMore() throws Exception {
    race(20_000, 3);
  }

  /**
   * Whoever wins an id settles it, as failed until it has been won {@code tries} times; whoever
   * does not win one goes on to the next once it is seen.
   */
  private static void race(int ids, int tries) throws Exception {
    DuplicateFilter filter = new DuplicateFilter(Ids.settings(4 * ids, Duration.ofDays(1)), 1, 0);
    AtomicIntegerArray wins = new AtomicIntegerArray(ids);
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<Future<?>> racers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int t = 0; t < THREADS; t++) {
        Origin source = remote("peer" + t);
        racers.add(
            threads.submit(() -> {
              ready.countDown();
              ready.await();
              run(filter, source, wins, tries);
              return null;
            }));
      }
    }
    for (Future<?> racer : racers) {
      racer.get();
    }
    for (int i = 0; i < ids; i++) {
      assertThat(wins.get(i)).as("winners of %d", i).isEqualTo(tries);
    }
    assertThat(filter.size()).isEqualTo(ids);
  }

  private static void run(
      DuplicateFilter filter, Origin source, AtomicIntegerArray wins, int tries) {
    for (int i = 0; i < wins.length(); i++) {
      Claim claim = Claim.NEW;
      while (claim != Claim.SEEN) {
        claim = filter.claim(Ids.numbered(i), source, 0);
        if (claim == Claim.NEW) {
          Verdict verdict = wins.incrementAndGet(i) < tries ? Verdict.FAILED : Verdict.ACCEPTED;
          assertThat(filter.settle(Ids.numbered(i), verdict)).startsWith(source);
        }
      }
    }
  }
}
