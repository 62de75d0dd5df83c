package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.testkit.transport.BackgroundCall;
import dev.p2p.testkit.transport.ConnectedPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class NioConnectionTest {

  private static final int MAX = NioConnection.BYTES_PER_CALL_MAX;

  private ConnectedPair pair;

  @BeforeEach
  void openBothEnds() throws Exception {
    pair = ConnectedPair.over(new NioTransport(), NodeAddress.parse("127.0.0.1:0"));
  }

  @AfterEach
  void closeBothEnds() {
    pair.close();
  }

  @Test
  void oneWriteTakesNoMoreThanItsMaximum() throws Exception {
    ByteBuffer[] sources = {
      ByteBuffer.allocate(MAX - 1), ByteBuffer.allocate(MAX).limit(MAX / 2), ByteBuffer.allocate(1)
    };
    var drained = BackgroundCall.start(() -> drain(pair.accepted()));

    // On a platform thread the system's write waits until it has written all it is given.
    long written = pair.dialled().write(sources, sources.length);

    assertThat(written).isEqualTo(MAX);
    assertThat(sources[0].hasRemaining()).isFalse();
    assertThat(sources[1].position()).isEqualTo(1);
    assertThat(sources[1].limit()).isEqualTo(MAX / 2);
    assertThat(sources[2].position()).isZero();
    pair.dialled().shutdownOutput();
    assertThat(drained.result()).isEqualTo(MAX);
  }

  @Test
  void oneReadTakesNoMoreThanItsMaximum() throws Exception {
    ByteBuffer target = ByteBuffer.allocate(4 * MAX);
    var write = BackgroundCall.run(() -> writeForEver(pair.dialled()));

    // Each time the writer has filled the window, which grows as long as it is emptied.
    for (int i = 0; i < 100; i++) {
      write.awaitBlocked();
      assertThat(pair.accepted().read(target.clear())).isBetween(1, MAX);
      assertThat(target.limit()).isEqualTo(4 * MAX);
    }
  }

  @Test
  void aFailureNamesTheFarEndAndSaysWhatHappened() {
    Connection connection = pair.dialled();
    connection.close();

    String message = connection.remoteAddress() + ": closed on this side";
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> connection.read(ByteBuffer.allocate(1)))
        .withMessage(message);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> connection.write(new ByteBuffer[] {ByteBuffer.allocate(1)}, 1))
        .withMessage(message);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(connection::shutdownOutput)
        .withMessage(message);
  }

  @Test
  void readingIntoNoRoomIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.dialled().read(ByteBuffer.allocate(0)))
        .withMessage("target must have room for at least 1 byte, had 0");
  }

  @Test
  void writingNothingIsRefused() {
    ByteBuffer[] sources = {ByteBuffer.allocate(0), ByteBuffer.allocate(1)};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.dialled().write(sources, 1))
        .withMessage("sources must have at least 1 byte, the first 1 had 0");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> pair.dialled().write(sources, 3));
  }

  private static long drain(Connection connection) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(MAX);
    long bytes = 0;
    for (int count = 0; count >= 0; count = connection.read(target.clear())) {
      bytes += count;
    }
    return bytes;
  }

  private static void writeForEver(Connection connection) throws IOException {
    while (true) {
      connection.write(new ByteBuffer[] {ByteBuffer.allocate(MAX)}, 1);
    }
  }
}
