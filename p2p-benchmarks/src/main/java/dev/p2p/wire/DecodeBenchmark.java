package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.Origin;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A message read from a buffer that holds its frame, in the default profile. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

  @Param({"0", "256", "1024", "16384", "65536", "1048576"})
  int payloadBytes;

  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);
  private final FrameDecoder decoder = wire.frames().newDecoder();
  private ByteBuffer input = ByteBuffer.allocate(0);

  /** Makes the frame; its payload is chosen at random, the same in each run. */
  @Setup
  public void prepare() {
    byte[] payload = new byte[payloadBytes];
    new SplittableRandom(payloadBytes).nextBytes(payload);
    Bytes frame =
        wire.frames().encode(wire.profile().topics().named("tx"), Bytes.wrap(payload), 0).frame();
    input = ByteBuffer.wrap(frame.toByteArray());
  }

  /** All checks, and a message that owns its bytes. */
  @Benchmark
  public Decoded ours() {
    return decoder.decode(input.rewind(), Origin.LOCAL);
  }

  /** A new array with the frame in it. */
  @Benchmark
  public byte[] copy() {
    byte[] frame = new byte[input.limit()];
    input.get(0, frame);
    return frame;
  }
}
