package dev.p2p.core.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Charge;
import dev.p2p.core.budget.Reservation;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadBufferTest {

  private final Source source = new Source();
  private final ByteBudget budget = new ByteBudget(100 << 20);
  private final ReadBuffer buffer = new ReadBuffer(new Reservation(budget, NoDebtor::new));

  @Test
  void startsSmallerThanTwoKiB() {
    assertThat(buffer.capacity()).isLessThanOrEqualTo(2 << 10);
  }

  @Test
  void neverHoldsMuchMoreThanTwiceWhatHasArrived() throws IOException {
    int arrived = 0;
    while (arrived < 2_000_000) {
      arrived += fill();
      assertThat(buffer.content().remaining()).isEqualTo(arrived);
      assertThat(buffer.capacity()).isLessThanOrEqualTo(Math.max(2 << 10, 2 * arrived));
    }
  }

  @Test
  void growsToWhatIsFastWhenReadsFillItAndShrinksWhenLittleComes() throws IOException {
    for (int i = 0; i < 20; i++) {
      fill();
      buffer.content().position(buffer.content().limit());
    }
    assertThat(buffer.capacity()).isEqualTo(64 << 10);
    source.most = 10;
    for (int i = 0; i < 20; i++) {
      fill();
      buffer.content().position(buffer.content().limit());
    }
    assertThat(buffer.capacity()).isEqualTo(ReadBuffer.IDLE_BYTES);
  }

  @Test
  void givesBackWhatALongFrameNeededOnceItIsDecoded() throws IOException {
    while (buffer.content().remaining() < 1_000_000) {
      fill();
    }
    buffer.content().position(buffer.content().limit());
    fill();
    assertThat(buffer.capacity()).isLessThanOrEqualTo(64 << 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777})
  void losesAndReordersNothing(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int next = 0;
    for (int i = 0; i < 2_000; i++) {
      source.most = 1 + random.nextInt(random.nextBoolean() ? 20 : 100_000);
      fill();
      int take = random.nextInt(buffer.content().remaining() + 1);
      byte[] taken = new byte[take];
      buffer.content().get(taken);
      assertThat(taken).isEqualTo(counted(next, take));
      next += take;
    }
  }

  private int fill() throws IOException {
    assertThat(buffer.makeRoom()).isEqualTo(Charge.TAKEN);
    return buffer.fill(source);
  }

  /** So many bytes of those the source counts, from {@code first} on. */
  private static byte[] counted(int first, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  /** Counts upwards for ever. */
  private static final class Source implements Connection {
    private int most = Integer.MAX_VALUE;
    private byte next;

    @Override
    public int read(ByteBuffer target) {
      int count = Math.min(target.remaining(), most);
      for (int i = 0; i < count; i++) {
        target.put(next++);
      }
      return count;
    }

    @Override
    public NodeAddress remoteAddress() {
      return new NodeAddress("192.0.2.1", 1);
    }

    @Override
    public NodeAddress localAddress() {
      return new NodeAddress("192.0.2.2", 2);
    }

    @Override
    public long write(ByteBuffer[] sources, int count) throws IOException {
      throw new IOException("read only");
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public void close() {}
  }
}
