package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class AcceptorTest {

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void whatTheSourceYieldsIsAcceptedWithoutAPause() throws IOException {
    Acceptor<String> acceptor = new Acceptor<>(() -> "connection", this::pauseToTheEnd);

    assertThat(acceptor.accept()).contains("connection");
    assertThat(acceptor.accept()).contains("connection");
    assertThat(pauses).isEmpty();
  }

  @Test
  void afterFailuresInARowItPausesLongerUpToASecond() {
    Acceptor<String> acceptor = new Acceptor<>(AcceptorTest::fail, this::pauseToTheEnd);

    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(acceptor::accept)
          .withMessage("Too many open files");
    }

    assertThat(pauses).isEqualTo(millis(10, 20, 40, 80, 160, 320, 640, 1000, 1000));
  }

  @Test
  void aSuccessEndsThePausesAndThenTheyBeginAnew() throws IOException {
    boolean[] failing = {true};
    Acceptor<String> acceptor =
        new Acceptor<>(() -> failing[0] ? fail() : "connection", this::pauseToTheEnd);
    assertThatExceptionOfType(IOException.class).isThrownBy(acceptor::accept);
    assertThatExceptionOfType(IOException.class).isThrownBy(acceptor::accept);
    failing[0] = false;
    assertThat(acceptor.accept()).isPresent();
    assertThat(acceptor.accept()).isPresent();
    failing[0] = true;
    assertThatExceptionOfType(IOException.class).isThrownBy(acceptor::accept);
    assertThatExceptionOfType(IOException.class).isThrownBy(acceptor::accept);

    assertThat(pauses).isEqualTo(millis(10, 20, 10));
  }

  @Test
  void closingDuringAPauseEndsItAndTheSourceIsNotAskedAgain() throws IOException {
    int[] asked = {0};
    Acceptor<String> acceptor =
        new Acceptor<>(
            () -> {
              asked[0]++;
              return fail();
            },
            pause -> true);
    assertThatExceptionOfType(IOException.class).isThrownBy(acceptor::accept);

    assertThat(acceptor.accept()).isEmpty();
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void aClosedSourceIsNoFailure() throws IOException {
    assertThat(closedWith(new ClosedChannelException()).accept()).isEmpty();
    assertThat(closedWith(new AsynchronousCloseException()).accept()).isEmpty();
  }

  private Acceptor<String> closedWith(ClosedChannelException exception) {
    return new Acceptor<>(
        () -> {
          throw exception;
        },
        this::pauseToTheEnd);
  }

  private boolean pauseToTheEnd(Duration pause) {
    pauses.add(pause);
    return false;
  }

  private static String fail() throws IOException {
    throw new IOException("Too many open files");
  }

  private static List<Duration> millis(long... pauses) {
    return LongStream.of(pauses).mapToObj(Duration::ofMillis).toList();
  }
}
