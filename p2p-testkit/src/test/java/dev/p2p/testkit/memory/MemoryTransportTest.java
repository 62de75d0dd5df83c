package dev.p2p.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MemoryTransportTest {

  private static final NodeAddress ANY_PORT = NodeAddress.parse("127.0.0.1:0");
  private static final int PORTS = 1 << Short.SIZE;

  private final MemoryTransport transport = new MemoryTransport(1);

  @Test
  void aConnectionHoldsAtLeastOneByte() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryTransport(0))
        .withMessage("capacity must be at least 1, was 0");
  }

  @Test
  void portsComeRoundAgainHoweverManyDial() throws IOException {
    try (Listener listener = transport.listen(ANY_PORT)) {
      for (int i = 0; i < PORTS; i++) {
        dialAndClose(listener);
      }
      try (Listener other = transport.listen(ANY_PORT)) {
        assertThat(other.localAddress()).isNotEqualTo(listener.localAddress());
      }
    }
  }

  @Test
  void aPortSomebodyListensOnIsNotPicked() throws IOException {
    Listener picked = transport.listen(ANY_PORT);
    NodeAddress next = picked.localAddress().withPort(picked.localAddress().port() + 1);
    Listener asked = transport.listen(next);

    try (Connection dialled = transport.dial(asked.localAddress(), Duration.ofSeconds(1));
        Listener other = transport.listen(ANY_PORT)) {
      assertThat(dialled.localAddress()).isNotEqualTo(next);
      assertThat(other.localAddress()).isNotIn(picked.localAddress(), next);
    }
  }

  @Test
  void whereNoPortIsFreeListeningAndDiallingFail() throws IOException {
    for (int port = 1; port < PORTS; port++) {
      transport.listen(ANY_PORT.withPort(port));
    }

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> transport.listen(ANY_PORT))
        .withMessage("127.0.0.1:0: no port is free");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> transport.dial(ANY_PORT.withPort(1), Duration.ofSeconds(1)))
        .withMessage("127.0.0.1:1: no port is free");
  }

  private void dialAndClose(Listener listener) throws IOException {
    transport.dial(listener.localAddress(), Duration.ofSeconds(1)).close();
    listener.accept().orElseThrow().close();
  }
}
