package dev.p2p.testkit.wire;

import dev.p2p.api.Bytes;
import java.util.SplittableRandom;

/** Bytes drawn from a seed. */
final class RandomBytes {

  private RandomBytes() {}

  static Bytes of(long seed, int length) {
    return of(new SplittableRandom(seed), length);
  }

  static Bytes of(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }
}
