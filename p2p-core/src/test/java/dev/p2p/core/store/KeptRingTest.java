package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept is found where it is, and what is gone is not. */
final class KeptRingTest {

  private static final int STEPS = 3_000;

  private final KeptRing ring = new KeptRing(new SipHash(42, 0));
  private final Deque<MessageId> model = new ArrayDeque<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itHasWhatAQueueHas(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long gone = 0;
    for (int step = 0; step < STEPS; step++) {
      String when = "seed %d, step %d".formatted(seed, step);
      // Now and then it fills up, now and then it runs empty.
      boolean adds = random.nextInt(100) < (step / 500 % 2 == 0 ? 70 : 30);
      if (adds || model.isEmpty()) {
        MessageId id = new MessageId(random.nextLong(), step, seed, 0);
        ring.add(id, step, 10L * step);
        model.add(id);
      } else {
        ring.removeFirst();
        assertThat(ring.find(model.remove())).as(when).isEqualTo(KeptRing.NOT_FOUND);
        gone++;
      }
      assertThat(ring.first()).as(when).isEqualTo(gone);
      assertHasAll(when);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 100})
  void anEmptyOneTakesNothing(int count) {
    for (int i = 0; i < count; i++) {
      ring.add(new MessageId(i, 0, 0, 0), 0, 0);
    }
    assertThat(ring.bytes()).isBetween(64L * count, Math.max(KeptRing.BYTES_MIN, 128L * count));
    for (int i = 0; i < count; i++) {
      ring.removeFirst();
    }

    assertThat(ring.bytes()).isZero();
  }

  @Test
  void whatIsThereAlreadyTakesNoMoreMemory() {
    for (int i = 0; i < 4; i++) {
      ring.add(new MessageId(i, 0, 0, 0), 0, 0);
    }
    long full = ring.bytes();

    assertThat(ring.add(new MessageId(2, 0, 0, 0), 1, 1)).isFalse();

    assertThat(ring.bytes()).isEqualTo(full);
    assertThat(ring.size()).isEqualTo(4);
  }

  private void assertHasAll(String when) {
    long position = ring.first();
    for (MessageId id : model) {
      if (ring.find(id) != position || !ring.id(position).equals(id)) {
        throw new AssertionError("%s: %s is not at %d".formatted(when, id, position));
      }
      assertThat(ring.frameEnd(position)).isEqualTo(10 * ring.keptNanos(position));
      position++;
    }
    assertThat(ring.end()).as(when).isEqualTo(position);
  }
}
