package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Listener;
import dev.p2p.testkit.transport.ConnectedPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is closed or fails leaves no file descriptor behind. */
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "descriptors are counted the Unix way")
final class DescriptorTest {

  private static final int ROUNDS = 200;

  /** The JVM opens a few of its own while it runs, but not one a round. */
  private static final int NOISE = ROUNDS / 10;

  private static final NodeAddress LOOPBACK = NodeAddress.parse("127.0.0.1:0");

  private final NioTransport transport = new NioTransport();

  @Test
  void connectionsThatAreClosed() throws Exception {
    try (Listener listener = transport.listen(LOOPBACK)) {
      long before = openDescriptors();

      for (int i = 0; i < ROUNDS; i++) {
        ConnectedPair pair = ConnectedPair.over(transport, listener);
        pair.close();
      }

      assertThat(openDescriptors()).isLessThan(before + NOISE);
    }
  }

  @Test
  void dialsThatAreRefused() throws IOException {
    Listener listener = transport.listen(LOOPBACK);
    listener.close();
    long before = openDescriptors();

    for (int i = 0; i < ROUNDS; i++) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transport.dial(listener.localAddress(), Duration.ofSeconds(20)));
    }

    assertThat(openDescriptors()).isLessThan(before + NOISE);
  }

  @Test
  void listenersThatAreClosedOrFail() throws IOException {
    try (Listener taken = transport.listen(LOOPBACK)) {
      long before = openDescriptors();

      for (int i = 0; i < ROUNDS; i++) {
        Listener closed = transport.listen(LOOPBACK);
        closed.close();
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> transport.listen(taken.localAddress()));
      }

      assertThat(openDescriptors()).isLessThan(before + NOISE);
    }
  }

  private static long openDescriptors() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/dev/fd"))) {
      return descriptors.count();
    }
  }
}
