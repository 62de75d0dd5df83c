package dev.p2p.simulator.network;

import dev.p2p.simulator.time.SeededRandom;
import java.time.Duration;

/** How long bytes are under way, one way. */
public sealed interface Latency {

  /** One draw, in nanoseconds, at least 1,000: nothing arrives at the moment it is sent. */
  long draw(SeededRandom random);

  /** What no link is faster than. */
  long MIN_NANOS = 1_000;

  /** Always the same. */
  record Fixed(Duration of) implements Latency {
    @Override
    public long draw(SeededRandom random) {
      return Math.max(MIN_NANOS, of.toNanos());
    }
  }

  /**
   * Anything between, equally likely.
   *
   * @param min at most {@code max}
   * @param max at least {@code min}, which it may be
   */
  record Uniform(Duration min, Duration max) implements Latency {

    /** Checks the range. */
    public Uniform {
      if (min.compareTo(max) > 0) {
        throw new IllegalArgumentException(
            "min must be at most max, %s, was %s".formatted(max, min));
      }
    }

    @Override
    public long draw(SeededRandom random) {
      return Math.max(MIN_NANOS, random.between(min.toNanos(), max.toNanos()));
    }
  }

  /**
   * Log-normal, which is what round-trip times over the internet look like: most near the median,
   * some far above.
   *
   * @param sigma deviation of the logarithm; 0.5 puts 1 in 100 above 3.2 times the median
   */
  record LogNormal(Duration median, double sigma) implements Latency {
    @Override
    public long draw(SeededRandom random) {
      double factor = StrictMath.exp(sigma * random.normal());
      return Math.max(MIN_NANOS, (long) (median.toNanos() * factor));
    }
  }
}
