package dev.p2p.examples;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Transport;
import dev.p2p.testkit.transport.ConnectedPair;
import dev.p2p.testkit.transport.ConnectionContract;
import dev.p2p.testkit.transport.TransportContract;
import dev.p2p.transport.nio.NioTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

// README: begin
final class AllowListTransportTest {

  private static final NodeAddress ANY_PORT = NodeAddress.parse("127.0.0.1:0");

  private final Transport transport =
      new AllowListTransport(new NioTransport(), Set.of("127.0.0.1"));

  @Nested
  class AsATransport extends TransportContract {
    @Override
    protected Transport transport() {
      return transport;
    }

    @Override
    protected NodeAddress listenAddress() {
      return ANY_PORT;
    }
  }

  @Nested
  class ItsConnections extends ConnectionContract {
    @Override
    protected ConnectedPair connect() throws Exception {
      return ConnectedPair.over(transport, ANY_PORT);
    }
  }

  @Test
  void aHostThatIsNotOnTheListIsNotDialled() {
    NodeAddress stranger = NodeAddress.parse("192.0.2.1:7000");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> transport.dial(stranger, Duration.ofSeconds(1)))
        .withMessageContaining("192.0.2.1:7000");
  }

  @Test
  void norIsItByADialThatIsBegun() {
    NodeAddress stranger = NodeAddress.parse("192.0.2.1:7000");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> transport.begin(stranger, Duration.ofSeconds(1)).connect())
        .withMessageContaining("192.0.2.1:7000");
  }
}
// README: end
