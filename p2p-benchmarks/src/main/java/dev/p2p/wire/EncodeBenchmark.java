package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Topic;
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

/** A message made from its payload, in the default profile, checksum included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {

  @Param({"0", "256", "1024", "16384", "65536", "1048576"})
  int payloadBytes;

  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);
  private final Topic topic = wire.profile().topics().named("tx");
  private Bytes payload = Bytes.EMPTY;
  private int headerBytes;

  /** Makes the payload: chosen at random, the same in each run. */
  @Setup
  public void prepare() {
    byte[] bytes = new byte[payloadBytes];
    new SplittableRandom(payloadBytes).nextBytes(bytes);
    payload = Bytes.wrap(bytes);
    headerBytes = ours().frame().length() - payloadBytes;
  }

  /** Header, checksum and id. */
  @Benchmark
  public Message ours() {
    return wire.frames().encode(topic, payload, 0);
  }

  /** A new array of the frame's size with the payload in it. */
  @Benchmark
  public byte[] copy() {
    byte[] frame = new byte[headerBytes + payload.length()];
    payload.copyTo(frame, headerBytes);
    return frame;
  }
}
