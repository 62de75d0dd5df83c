package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingBufferTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 20260101})
  void behavesAsAnArrayDequeOfTheSameElements(long seed) {
    var random = new SplittableRandom(seed);
    int elementsMax = 1 + random.nextInt(100);
    var ring = new RingBuffer<Integer>(elementsMax);
    Deque<Integer> model = new ArrayDeque<>();
    for (int step = 0; step < 20_000; step++) {
      // Leans to one side for a while, so that it fills and empties altogether.
      boolean add = random.nextInt(10) < (step / 1_000 % 2 == 0 ? 6 : 4);
      if (random.nextInt(2_000) == 0) {
        ring.clear();
        model.clear();
      } else if (add && model.size() < elementsMax) {
        ring.addLast(step, step);
        model.addLast(step);
      } else if (!add && !model.isEmpty()) {
        assertThat(ring.removeFirst()).isEqualTo(model.removeFirst());
      }
      assertThat(ring.size()).isEqualTo(model.size());
      assertThat(ring.isEmpty()).isEqualTo(model.isEmpty());
      assertThat(ring.bytes()).isEqualTo(model.stream().mapToLong(Integer::longValue).sum());
    }
  }

  @Test
  void holdsExactlyItsBound() {
    var ring = new RingBuffer<String>(20);
    for (int i = 0; i < 20; i++) {
      ring.addLast("a", 1);
    }

    assertThatIllegalStateException()
        .isThrownBy(() -> ring.addLast("b", 1))
        .withMessage("the ring holds 20, which is its bound");
  }

  @Test
  void hasNothingToGiveWhenItIsEmpty() {
    assertThatIllegalStateException().isThrownBy(() -> new RingBuffer<String>(1).removeFirst());
  }
}
