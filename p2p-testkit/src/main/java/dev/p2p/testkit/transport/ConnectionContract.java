package dev.p2p.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Connection} must do. An adapter's test extends this and says how two ends come
 * to be connected.
 */
@Timeout(30)
public abstract class ConnectionContract {

  private static final int STREAM_BYTES = 3 << 20;
  private static final int BATCH_BYTES = 4 << 20;
  private static final int CLOSING_THREADS = 16;

  private ConnectedPair pair;

  /** For the adapter's test. */
  protected ConnectionContract() {}

  /** Two ends that are connected; the contract closes them. */
  protected abstract ConnectedPair connect() throws Exception;

  @BeforeEach
  void openBothEnds() throws Exception {
    pair = connect();
  }

  @AfterEach
  void closeBothEnds() {
    pair.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20260101})
  void everyByteArrivesInOrderBothWaysAtOnce(long seed) throws Exception {
    byte[] there = new RandomStream(seed).bytes(STREAM_BYTES);
    byte[] back = new RandomStream(~seed).bytes(STREAM_BYTES);

    var sendThere = BackgroundCall.run(() -> send(seed, pair.dialled(), there));
    var sendBack = BackgroundCall.run(() -> send(seed + 1, pair.accepted(), back));
    var receiveThere =
        BackgroundCall.start(() -> new RandomStream(seed + 2).receive(pair.accepted()));
    var receiveBack =
        BackgroundCall.start(() -> new RandomStream(seed + 3).receive(pair.dialled()));

    sendThere.result();
    sendBack.result();
    assertThat(receiveThere.result()).isEqualTo(there);
    assertThat(receiveBack.result()).isEqualTo(back);
  }

  @Test
  void readGivesWhatHasArrivedBehindThePositionAndWithinTheLimit() throws Exception {
    write(pair.dialled(), "abcdef");
    ByteBuffer target = ByteBuffer.wrap(utf8("........")).position(2).limit(5);

    while (target.hasRemaining()) {
      int position = target.position();
      int count = pair.accepted().read(target);
      assertThat(count).isPositive().isEqualTo(target.position() - position);
    }

    assertThat(target.limit()).isEqualTo(5);
    assertThat(target.array()).isEqualTo(utf8("..abc..."));
    assertThat(readText(pair.accepted(), 3)).isEqualTo("def");
  }

  @Test
  void readDoesNotWaitUntilTheTargetIsFull() throws Exception {
    write(pair.dialled(), "abc");

    assertThat(pair.accepted().read(ByteBuffer.allocate(1000))).isBetween(1, 3);
  }

  @Test
  void writeMovesThePositionsOverWhatItWroteHoweverLittle() throws Exception {
    byte[] bytes = new RandomStream(1).bytes(BATCH_BYTES);
    int third = BATCH_BYTES / 3;
    ByteBuffer[] sources = {
      ByteBuffer.wrap(bytes, 0, third),
      ByteBuffer.allocate(0),
      ByteBuffer.wrap(bytes, third, third),
      ByteBuffer.wrap(bytes, 2 * third, BATCH_BYTES - 2 * third).asReadOnlyBuffer()
    };
    var received = BackgroundCall.start(() -> new RandomStream(2).receive(pair.accepted()));

    long left = BATCH_BYTES;
    while (left > 0) {
      long written = pair.dialled().write(sources, sources.length);
      assertThat(written).isPositive();
      left -= written;
      assertThat(RandomStream.remaining(sources, sources.length)).isEqualTo(left);
    }
    pair.dialled().shutdownOutput();

    // Had a position stood anywhere else, a byte would be missing here or be twice.
    assertThat(received.result()).isEqualTo(bytes);
  }

  @Test
  void writeLooksAtNoMoreThanCountSources() throws Exception {
    ByteBuffer[] sources = {ByteBuffer.wrap(utf8("abc")), ByteBuffer.wrap(utf8("not this"))};

    assertThat(pair.dialled().write(sources, 1)).isEqualTo(3);
    pair.dialled().shutdownOutput();

    assertThat(sources[1].position()).isZero();
    assertThat(readText(pair.accepted(), 1000)).isEqualTo("abc");
  }

  @Test
  void theEndOfTheStreamReadsAsMinusOneEveryTime() throws Exception {
    pair.dialled().shutdownOutput();

    for (int i = 0; i < 3; i++) {
      assertThat(pair.accepted().read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void afterShutdownOutputThePeerReadsTheRestAndCanStillSend() throws Exception {
    write(pair.dialled(), "last words");
    pair.dialled().shutdownOutput();

    assertThat(readText(pair.accepted(), 1000)).isEqualTo("last words");
    write(pair.accepted(), "answer");
    pair.accepted().shutdownOutput();
    assertThat(readText(pair.dialled(), 1000)).isEqualTo("answer");
  }

  @Test
  void closeWakesABlockedRead() throws Exception {
    var read = BackgroundCall.start(() -> pair.dialled().read(ByteBuffer.allocate(1)));
    read.awaitBlocked();

    pair.dialled().close();

    assertThat(read.failure()).isInstanceOf(IOException.class);
  }

  @Test
  void closeWakesABlockedWrite() throws Exception {
    var write = BackgroundCall.run(() -> writeForEver(pair.dialled()));
    write.awaitBlocked();

    pair.dialled().close();

    assertThat(write.failure()).isInstanceOf(IOException.class);
  }

  @Test
  void closeWakesAReaderAndAWriterAtOnce() throws Exception {
    var read = BackgroundCall.start(() -> pair.dialled().read(ByteBuffer.allocate(1)));
    var write = BackgroundCall.run(() -> writeForEver(pair.dialled()));
    read.awaitBlocked();
    write.awaitBlocked();

    pair.dialled().close();

    assertThat(read.failure()).isInstanceOf(IOException.class);
    assertThat(write.failure()).isInstanceOf(IOException.class);
  }

  @Test
  void aBlockedReadEndsWhenThePeerCloses() throws Exception {
    var read = BackgroundCall.start(() -> pair.dialled().read(ByteBuffer.allocate(1)));
    read.awaitBlocked();

    pair.accepted().close();

    assertThat(read.result()).isEqualTo(-1);
  }

  @Test
  void writingToAPeerThatIsGoneFailsInTheEnd() throws Exception {
    pair.accepted().close();

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> writeForEver(pair.dialled()));
  }

  @Test
  void afterCloseEverythingThatMovesBytesFails() {
    Connection closed = pair.dialled();
    closed.close();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> closed.read(ByteBuffer.allocate(1)));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(closed, "abc"));
    assertThatExceptionOfType(IOException.class).isThrownBy(closed::shutdownOutput);
  }

  @Test
  void manyThreadsMayCloseAtOnceAndAgain() throws Exception {
    var read = BackgroundCall.start(() -> pair.dialled().read(ByteBuffer.allocate(1)));
    read.awaitBlocked();
    List<BackgroundCall<?>> closes = new ArrayList<>();
    for (int i = 0; i < CLOSING_THREADS; i++) {
      closes.add(BackgroundCall.run(pair.dialled()::close));
    }

    for (BackgroundCall<?> close : closes) {
      close.result();
    }
    assertThat(read.failure()).isInstanceOf(IOException.class);
    pair.dialled().close();
  }

  @Test
  void theEndsAgreeOnTheirAddressesEvenWhenClosed() {
    assertThat(pair.dialled().remoteAddress()).isEqualTo(pair.accepted().localAddress());
    assertThat(pair.accepted().remoteAddress()).isEqualTo(pair.dialled().localAddress());
    assertThat(pair.dialled().localAddress()).isNotEqualTo(pair.dialled().remoteAddress());

    pair.close();

    assertThat(pair.dialled().remoteAddress()).isEqualTo(pair.accepted().localAddress());
    assertThat(pair.accepted().remoteAddress()).isEqualTo(pair.dialled().localAddress());
  }

  private static void send(long seed, Connection connection, byte[] bytes) throws IOException {
    new RandomStream(seed).send(connection, bytes);
    connection.shutdownOutput();
  }

  private static void write(Connection connection, String text) throws IOException {
    ByteBuffer[] sources = {ByteBuffer.wrap(utf8(text))};
    while (sources[0].hasRemaining()) {
      connection.write(sources, 1);
    }
  }

  /** Ends only with what write throws. */
  private static void writeForEver(Connection connection) throws IOException {
    while (true) {
      connection.write(new ByteBuffer[] {ByteBuffer.allocate(64 << 10)}, 1);
    }
  }

  /** The text up to the end of the stream, or its first bytes. */
  private static String readText(Connection connection, int bytesMax) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(bytesMax);
    int count = 0;
    while (count >= 0 && target.hasRemaining()) {
      count = connection.read(target);
    }
    return StandardCharsets.UTF_8.decode(target.flip()).toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
