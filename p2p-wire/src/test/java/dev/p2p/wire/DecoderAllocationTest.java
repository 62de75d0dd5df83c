package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.p2p.api.Bytes;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What decoding costs in memory: counted by the JVM for this thread, in averages over many. */
class DecoderAllocationTest {

  private static final int ROUNDS = 2_000;

  /**
   * Complete 16, Message 48, MessageId 48 and two Bytes of 24: headers of 12 bytes and references
   * of 4, rounded up to 8. JVMs with smaller headers need less.
   */
  private static final long MESSAGE_BYTES = 16 + 48 + 48 + 2 * 24;

  private static final long ARRAY_HEADER_BYTES = 16;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);
  private final FrameDecoder decoder = wire.frames().newDecoder();
  private final Topic tx = wire.profile().topics().named("tx");

  @Test
  void aFrameCostsItsBytesOnceAndTheMessageRoundThemAndNothingElse() {
    byte[] frame = wire.frames().encode(tx, Bytes.wrap(new byte[231]), 0).frame().toByteArray();
    assertThat(frame).hasSize(256);

    assertThat(allocatedBy(ByteBuffer.wrap(frame), Decoded.Complete.class))
        .isBetween(256L, 256 + ARRAY_HEADER_BYTES + MESSAGE_BYTES);
  }

  @Test
  void aLengthFieldReservesNothing() {
    Bytes header = Bytes.hex("18fb140000000000" + "416e7474" + "0000000000000000");
    ByteBuffer input = ByteBuffer.wrap(header.toByteArray());

    assertThat(decoder.decode(input, Origin.LOCAL)).isEqualTo(new Decoded.Incomplete(1_375_008));
    assertThat(allocatedBy(input, Decoded.Incomplete.class)).isLessThan(100);
  }

  @Test
  void aFrameWithAWrongChecksumIsNotCopied() {
    Bytes payload = Bytes.wrap(new byte[100_000]);
    byte[] frame = wire.frames().encode(tx, payload, 0).frame().toByteArray();
    frame[frame.length - 1] ^= 1;

    assertThat(allocatedBy(ByteBuffer.wrap(frame), Decoded.Malformed.class)).isLessThan(20_000);
  }

  private long allocatedBy(ByteBuffer input, Class<? extends Decoded> expected) {
    decodeAgainAndAgain(input, expected);
    long before = threads.getCurrentThreadAllocatedBytes();
    decodeAgainAndAgain(input, expected);
    return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
  }

  private void decodeAgainAndAgain(ByteBuffer input, Class<? extends Decoded> expected) {
    for (int i = 0; i < ROUNDS; i++) {
      Decoded decoded = decoder.decode(input.rewind(), Origin.LOCAL);
      if (!expected.isInstance(decoded)) {
        throw new AssertionError(decoded);
      }
    }
  }
}
