package dev.p2p.simulator.time;

import java.util.random.RandomGenerator;

/**
 * Chance that is the same on every JVM: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", 2014), and nothing derived from it but by what stands here,
 * because the library's ways from 64 random bits to a number below a bound differ between releases.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class SeededRandom implements RandomGenerator {

  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final int DOUBLE_BITS = 53;

  private final long seed;
  private long state;

  /** The numbers of {@code seed}. */
  public SeededRandom(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /**
   * A generator of its own for one purpose, the same whatever was drawn from this one before: using
   * it changes nothing for others.
   */
  public SeededRandom forPurpose(long number) {
    return new SeededRandom(mix(seed + mix(number * GAMMA)));
  }

  @Override
  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** From 0 to below {@code bound}, which is at least 1; the bias is below 2^-32. */
  public int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }

  /** From {@code min} to {@code max}, both included. */
  public long between(long min, long max) {
    return min + Math.unsignedMultiplyHigh(nextLong(), max - min + 1);
  }

  /** From 0 to below 1. */
  public double unit() {
    return (nextLong() >>> (Long.SIZE - DOUBLE_BITS)) * 0x1.0p-53;
  }

  /** True with that probability. */
  public boolean chance(double probability) {
    return unit() < probability;
  }

  /**
   * Normal, mean 0, deviation 1 (Box and Muller, 1958); {@code StrictMath} is the same anywhere.
   */
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /** Exponential, with that mean. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
