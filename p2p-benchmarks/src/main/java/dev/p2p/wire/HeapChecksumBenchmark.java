package dev.p2p.wire;

import dev.p2p.api.MessageId;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** BLAKE2b-256 of an array: ours, Bouncy Castle's, and just copying the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeapChecksumBenchmark {

  @Param({"0", "256", "1024", "16384", "65536", "1048576"})
  int bytes;

  private final Blake2b256 hash = new Blake2b256();
  private final Blake2bDigest digest = new Blake2bDigest(MessageId.BYTES * Byte.SIZE);
  private final byte[] result = new byte[MessageId.BYTES];
  private byte[] source = {};
  private byte[] target = {};

  /** Makes the bytes: chosen at random, the same in each run. */
  @Setup
  public void prepare() {
    source = new byte[bytes];
    target = new byte[bytes];
    new SplittableRandom(bytes).nextBytes(source);
  }

  /** As a decoder does it: with one hash for all messages. */
  @Benchmark
  public MessageId ours() {
    hash.update(source, 0, source.length);
    return hash.digest();
  }

  /** As frugal: one digest, one array for the results. */
  @Benchmark
  public byte[] library() {
    digest.update(source, 0, source.length);
    digest.doFinal(result, 0);
    return result;
  }

  /** What it costs to touch the bytes at all. */
  @Benchmark
  public byte[] copy() {
    System.arraycopy(source, 0, target, 0, source.length);
    return target;
  }
}
