package dev.p2p.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a {@link Transport} must do whose actors share a thread and ask before they wait: what it
 * says can be done is done without waiting, and what can be done it says. All of it runs on one
 * thread, so that whatever waits here waits for ever. An adapter's test extends this; one whose
 * actors have threads needs {@link TransportContract} and {@link ConnectionContract} only.
 */
@Timeout(30)
public abstract class ReadinessContract {

  private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(20);
  private static final int PIECE_BYTES = 64 << 10;
  private static final int PIECES_MAX = 10_000;

  private Listener listener;
  private Connection dialled;
  private Connection accepted;

  /** For the adapter's test. */
  protected ReadinessContract() {}

  /** The transport to test. */
  protected abstract Transport transport();

  /** Where it can listen and be dialled; port 0. */
  protected abstract NodeAddress listenAddress();

  /** Lets something happen that is under way; false if nothing is. */
  protected abstract boolean letTimePass();

  @BeforeEach
  void connectBothEnds() throws IOException {
    listener = transport().listen(listenAddress());
    assertThat(listener.canAccept()).isFalse();
    Dial dial = transport().begin(listener.localAddress(), DIAL_TIMEOUT);
    await("a connection to accept", listener::canAccept);
    accepted = listener.accept().orElseThrow();
    await("a dial that is done", dial::isDone);
    dialled = dial.connect();
  }

  @AfterEach
  void closeEverything() {
    dialled.close();
    accepted.close();
    listener.close();
  }

  @Test
  void oneAcceptTakesOneConnection() {
    assertThat(listener.canAccept()).isFalse();
  }

  @Test
  void whereNothingHasComeNothingCanBeRead() throws IOException {
    assertThat(accepted.canRead()).isFalse();
    assertThat(dialled.canRead()).isFalse();

    write(dialled, 3);
    await("bytes to read", accepted::canRead);

    assertThat(accepted.read(ByteBuffer.allocate(2))).isPositive();
    assertThat(dialled.canRead()).isFalse();
  }

  @Test
  void whatWasNotReadYetCanBeReadUntilTheLastByte() throws IOException {
    write(dialled, 5);
    await("bytes to read", accepted::canRead);

    for (int left = 5; left > 0; left--) {
      await("another byte to read", accepted::canRead);
      assertThat(accepted.read(ByteBuffer.allocate(1))).isEqualTo(1);
    }

    assertThat(accepted.canRead()).isFalse();
  }

  @Test
  void aWriterCanWriteUntilTheWindowIsFullAndAgainOnceThePeerHasRead() throws IOException {
    long written = 0;
    for (int i = 0; i < PIECES_MAX && dialled.canWrite(); i++) {
      written += write(dialled, PIECE_BYTES);
    }
    assertThat(dialled.canWrite()).isFalse();

    for (long read = 0; read < written; ) {
      await("the rest of what was written", accepted::canRead);
      read += accepted.read(ByteBuffer.allocate(PIECE_BYTES));
    }
    await("room to write", dialled::canWrite);
    assertThat(write(dialled, 1)).isEqualTo(1);
  }

  @Test
  void theEndCanBeReadAgainAndAgain() throws IOException {
    dialled.shutdownOutput();

    for (int i = 0; i < 3; i++) {
      await("the end to read", accepted::canRead);
      assertThat(accepted.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void aPeerThatClosesCanBeNoticed() throws IOException {
    accepted.close();

    await("the end to read", dialled::canRead);
    assertThat(dialled.read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @Test
  void whatIsClosedFailsAtOnceInsteadOfWaiting() {
    dialled.close();

    assertThat(dialled.canRead()).isTrue();
    assertThat(dialled.canWrite()).isTrue();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> dialled.read(ByteBuffer.allocate(1)));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(dialled, 1));
  }

  @Test
  void aListenerThatIsClosedSaysSoAtOnce() throws IOException {
    listener.close();

    assertThat(listener.canAccept()).isTrue();
    assertThat(listener.accept()).isEmpty();
  }

  @Test
  void aDialThatFailsIsDoneAndNamesTheAddress() throws IOException {
    listener.close();

    Dial dial = transport().begin(listener.localAddress(), DIAL_TIMEOUT);
    await("a dial that is done", dial::isDone);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(dial::connect)
        .withMessageContaining(listener.localAddress().toString());
  }

  private void await(String what, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (!letTimePass()) {
        throw new AssertionError("nothing is under way, and there is not " + what);
      }
    }
  }

  private static long write(Connection connection, int bytes) throws IOException {
    return connection.write(new ByteBuffer[] {ByteBuffer.allocate(bytes)}, 1);
  }
}
