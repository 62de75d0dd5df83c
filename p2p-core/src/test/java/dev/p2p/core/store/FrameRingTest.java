package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames come back as they were, however many pieces of memory they lie in. */
final class FrameRingTest {

  private static final int STEPS = 400;

  private final FrameRing ring = new FrameRing();
  private final Deque<Kept> model = new ArrayDeque<>();

  private record Kept(long offset, Bytes frame) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsThereComesBackAsItWas(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < STEPS; step++) {
      int most = random.nextBoolean() ? 300 : 3 * FrameRing.PIECE_BYTES;
      add(random, 1 + random.nextInt(most));
      while (!model.isEmpty() && random.nextInt(100) < 48) {
        remove();
      }
      if (random.nextInt(10) == 0) {
        ring.trim();
      }
      assertHolds("seed %d, step %d".formatted(seed, step));
    }
  }

  @Test
  void whatIsLeftIsUsedForWhatComesAndOnePieceOfTheRestIsKept() {
    Bytes large = Bytes.wrap(new byte[4 * FrameRing.PIECE_BYTES]);
    ring.add(large);
    ring.removeUpTo(ring.end());
    assertThat(ring.spares()).isEqualTo(4);
    ring.add(large);
    assertThat(ring.spares()).isZero();
    ring.removeUpTo(ring.end());
    ring.add(Bytes.utf8("small"));
    assertThat(ring.spares()).isEqualTo(1);
    ring.trim();
    assertThat(ring.spares()).isZero();
  }

  private void add(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    Bytes frame = Bytes.wrap(bytes);
    ring.add(frame);
    model.add(new Kept(ring.end() - length, frame));
  }

  private void remove() {
    Kept oldest = model.remove();
    ring.removeUpTo(oldest.offset() + oldest.frame().length());
  }

  private void assertHolds(String when) {
    long bytes = 0;
    for (Kept kept : model) {
      int length = kept.frame().length();
      assertThat(Bytes.wrap(ring.copy(kept.offset(), length))).as(when).isEqualTo(kept.frame());
      bytes += length;
    }
    assertThat(ring.bytes()).as(when).isEqualTo(bytes);
    if (!model.isEmpty()) {
      assertThat(ring.first()).as(when).isEqualTo(model.element().offset());
    }
  }
}
