package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.testkit.transport.ConnectedPair;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class NioTransportTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final NodeAddress IPV4 = NodeAddress.parse("127.0.0.1:0");
  private static final NodeAddress IPV6 = NodeAddress.parse("[::1]:0");

  private final NioTransport transport = new NioTransport();

  @Test
  void speaksIpv6WhereTheMachineDoes() throws Exception {
    if (!machineHasIpv6()) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transport.listen(IPV6))
          .withMessageContaining("[::1]:0");
      return;
    }
    try (ConnectedPair pair = ConnectedPair.over(transport, IPV6)) {
      assertThat(pair.dialled().remoteAddress().host()).isEqualTo("::1");
      assertThat(pair.accepted().remoteAddress().host()).isEqualTo("::1");
    }
  }

  @Test
  void theIpv6WildcardAcceptsIpv4WhereTheMachineSpeaksBoth() throws Exception {
    NodeAddress wildcard = NodeAddress.parse("[::]:0");
    if (!machineHasIpv6()) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> dialOneself(wildcard, IPV6))
          .withMessageContaining("::");
      return;
    }
    // An IPv4 peer is known by its IPv4 address, however it came in.
    assertThat(dialOneself(wildcard, IPV4).host()).isEqualTo("127.0.0.1");
    assertThat(dialOneself(wildcard, IPV6).host()).isEqualTo("::1");
  }

  @Test
  void theIpv4WildcardIsThatAlone() throws Exception {
    try (Listener listener = transport.listen(NodeAddress.parse("0.0.0.0:0"))) {
      assertThat(listener.localAddress().host()).isEqualTo("0.0.0.0");
      NodeAddress ipv6 = IPV6.withPort(listener.localAddress().port());
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.dial(ipv6, LONG));
    }
  }

  @Test
  void namesAreLookedUp() throws Exception {
    try (Listener listener = transport.listen(IPV4)) {
      NodeAddress name = new NodeAddress("localhost", listener.localAddress().port());
      try (Connection dialled = transport.dial(name, LONG)) {
        assertThat(dialled.remoteAddress()).isEqualTo(listener.localAddress());
      }
    }
  }

  @Test
  void anAddressThatIsNotOursCannotBeListenedOn() {
    // From the range reserved for documentation, RFC 5737.
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> transport.listen(NodeAddress.parse("192.0.2.1:7000")))
        .withMessageStartingWith("192.0.2.1:7000: ");
  }

  @Test
  void whatFailsSaysWhereAndWhat() throws IOException {
    Listener listener = transport.listen(IPV4);
    NodeAddress address = listener.localAddress();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> transport.listen(address))
        .withMessage(address + ": address already in use");
    listener.close();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> transport.dial(address, LONG))
        .withMessage(address + ": connection refused");
  }

  @Test
  void diallingSomeoneWhoDoesNotAnswerTimesOut() throws IOException {
    NioTransport smallBacklog = new NioTransport(new SocketOptions(true, 0, 0, true, 1));
    List<Connection> waiting = new ArrayList<>();
    try (Listener listener = smallBacklog.listen(IPV4)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> dialForEver(listener.localAddress(), waiting))
          .withMessage(listener.localAddress() + ": timed out after 150 ms");
    } finally {
      waiting.forEach(Connection::close);
    }
  }

  /** Where a peer that dials {@code target} comes from, as seen by one who listens on another. */
  private NodeAddress dialOneself(NodeAddress listen, NodeAddress target) throws IOException {
    try (Listener listener = transport.listen(listen);
        Connection dialled = transport.dial(target.withPort(listener.localAddress().port()), LONG);
        Connection accepted = listener.accept().orElseThrow()) {
      assertThat(dialled.localAddress()).isEqualTo(accepted.remoteAddress());
      return accepted.remoteAddress();
    }
  }

  private void dialForEver(NodeAddress remote, List<Connection> connected) throws IOException {
    while (true) {
      connected.add(transport.dial(remote, Duration.ofMillis(150)));
    }
  }

  private static boolean machineHasIpv6() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .anyMatch(own -> own instanceof Inet6Address && own.isLoopbackAddress());
  }
}
