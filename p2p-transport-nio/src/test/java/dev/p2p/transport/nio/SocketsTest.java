package dev.p2p.transport.nio;

import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static java.net.StandardSocketOptions.TCP_NODELAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SocketsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** Apart from every default, and within what systems grant without asking. */
  private static final SocketOptions UNUSUAL = new SocketOptions(false, 20_000, 30_000, false, 1);

  @Test
  void bothEndsOfAConnectionHaveTheOptions() throws IOException {
    Sockets sockets = new Sockets(UNUSUAL);
    try (ServerSocketChannel listening = sockets.listen(loopback());
        SocketChannel dialled = sockets.connect(address(listening), LONG);
        SocketChannel accepted = sockets.accept(listening)) {
      assertThat(listening.getOption(SO_REUSEADDR)).isFalse();
      for (SocketChannel end : List.of(dialled, accepted)) {
        assertThat(end.getOption(TCP_NODELAY)).isFalse();
        // Linux grants twice what it is asked for, to have room for its own bookkeeping.
        assertThat(end.getOption(SO_SNDBUF)).isIn(20_000, 40_000);
        assertThat(end.getOption(SO_RCVBUF)).isIn(30_000, 60_000);
      }
    }
  }

  @Test
  void byDefaultThereIsNoDelayAndTheBuffersAreTheSystems() throws IOException {
    Sockets sockets = new Sockets(SocketOptions.DEFAULTS);
    try (SocketChannel untouched = SocketChannel.open();
        ServerSocketChannel listening = sockets.listen(loopback());
        SocketChannel dialled = sockets.connect(address(listening), LONG);
        SocketChannel accepted = sockets.accept(listening)) {
      untouched.connect(address(listening));
      assertThat(listening.getOption(SO_REUSEADDR)).isTrue();
      assertThat(dialled.getOption(TCP_NODELAY)).isTrue();
      assertThat(accepted.getOption(TCP_NODELAY)).isTrue();
      assertThat(dialled.getOption(SO_SNDBUF)).isEqualTo(untouched.getOption(SO_SNDBUF));
      assertThat(dialled.getOption(SO_RCVBUF)).isEqualTo(untouched.getOption(SO_RCVBUF));
    }
  }

  @Test
  void aConnectedChannelIsInBlockingMode() throws IOException {
    Sockets sockets = new Sockets(SocketOptions.DEFAULTS);
    try (ServerSocketChannel listening = sockets.listen(loopback());
        SocketChannel dialled = sockets.connect(address(listening), LONG)) {
      assertThat(dialled.isBlocking()).isTrue();
    }
  }

  @Test
  void connectingGivesUpWhenItsTimeIsOver() throws IOException {
    Sockets sockets = new Sockets(UNUSUAL);
    List<SocketChannel> waiting = new ArrayList<>();
    // Nobody accepts: once the backlog is full nobody answers either.
    try (ServerSocketChannel listening = sockets.listen(loopback())) {
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> connectForEver(sockets, address(listening), waiting))
          .withMessage("timed out after 150 ms");
      // Without a backlog of our own the JDK's would have taken 50 of them.
      assertThat(waiting).hasSizeLessThan(50);
    } finally {
      for (SocketChannel channel : waiting) {
        channel.close();
      }
    }
  }

  @Test
  void aTimeOutMayBeLongerThanTheJdkCanExpress() throws IOException {
    Sockets sockets = new Sockets(SocketOptions.DEFAULTS);
    try (ServerSocketChannel listening = sockets.listen(loopback());
        SocketChannel dialled =
            sockets.connect(address(listening), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThat(dialled.isConnected()).isTrue();
    }
  }

  private static void connectForEver(
      Sockets sockets, InetSocketAddress remote, List<SocketChannel> connected) throws IOException {
    while (true) {
      connected.add(sockets.connect(remote, Duration.ofNanos(149_000_001)));
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static InetSocketAddress address(ServerSocketChannel listening) throws IOException {
    return (InetSocketAddress) listening.getLocalAddress();
  }
}
