package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.testkit.transport.BackgroundCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class NioListenerTest {

  @Test
  void aFailedAttemptNamesTheAddressAndSaysWhatHappened() throws IOException {
    try (Listener listener = listener(NioListenerTest::fail)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(listener::accept)
          .withMessage(listener.localAddress() + ": too many open files");
    }
  }

  @Test
  void afterAFailedAttemptItStillListens() throws Exception {
    ServerSocketChannel channel = loopback();
    Sockets sockets = new Sockets(SocketOptions.DEFAULTS);
    int[] attempts = {0};
    try (Listener listener =
        new NioListener(
            channel,
            () -> attempts[0]++ == 0 ? fail() : NioConnection.over(sockets.accept(channel)))) {
      assertThatExceptionOfType(IOException.class).isThrownBy(listener::accept);
      var dial =
          BackgroundCall.start(() ->
              sockets.connect(
                  (InetSocketAddress) channel.getLocalAddress(), Duration.ofSeconds(20)));

      try (Connection accepted = listener.accept().orElseThrow();
          var dialled = dial.result()) {
        assertThat(dialled.isConnected()).isTrue();
        assertThat(accepted.localAddress()).isEqualTo(listener.localAddress());
      }
    }
  }

  @Test
  void closeWakesAnAcceptThatPausesAfterFailures() throws Exception {
    CountDownLatch failures = new CountDownLatch(5);
    // Fails for ever, closed or not: only the pause can notice the end.
    Listener listener =
        listener(() -> {
          failures.countDown();
          return fail();
        });
    var accepting = BackgroundCall.start(() -> acceptUntilAnswered(listener));
    failures.await();

    listener.close();

    assertThat(accepting.result()).isEmpty();
  }

  private static Optional<Connection> acceptUntilAnswered(Listener listener) {
    while (true) {
      try {
        return listener.accept();
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("too many open files");
      }
    }
  }

  private static Connection fail() throws IOException {
    throw new IOException("Too many open files");
  }

  private static Listener listener(Acceptor.Source<Connection> source) throws IOException {
    return new NioListener(loopback(), source);
  }

  private static ServerSocketChannel loopback() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }
}
