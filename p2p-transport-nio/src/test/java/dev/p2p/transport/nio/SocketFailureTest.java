package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

final class SocketFailureTest {

  private static final NodeAddress ADDRESS = NodeAddress.parse("127.0.0.1:7000");

  @Test
  void saysWhereAndWhatInTheSystemsWords() {
    assertMessage(new IOException("Connection refused"), "127.0.0.1:7000: connection refused");
  }

  @Test
  void saysInOurWordsWhatTheJdkLeavesUnsaid() {
    assertMessage(new ClosedChannelException(), "127.0.0.1:7000: closed on this side");
    assertMessage(new AsynchronousCloseException(), "127.0.0.1:7000: closed on this side");
    assertMessage(new UnknownHostException("node.example"), "127.0.0.1:7000: unknown host");
    assertMessage(
        new UnsupportedOperationException("IPv6 not available"),
        "127.0.0.1:7000: no IPv6 on this machine");
  }

  @Test
  void anExceptionWithoutWordsIsSaidByItsName() {
    assertMessage(new IOException(), "127.0.0.1:7000: IOException");
    assertMessage(new IOException(""), "127.0.0.1:7000: IOException");
  }

  private static void assertMessage(Exception cause, String message) {
    assertThat(SocketFailure.at(ADDRESS, cause)).hasMessage(message).hasCause(cause);
  }
}
