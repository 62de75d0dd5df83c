package dev.p2p.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Over a transport whose actors share a thread, which can begin a dial and must not wait. */
final class AllowListOnASharedThreadTest {

  private static final NodeAddress LISTED = NodeAddress.parse("127.0.0.1:7000");

  @Test
  void aDialToAListedHostIsBegunByTheTransportItself() {
    SharedThread shared = new SharedThread();
    Transport transport = new AllowListTransport(shared, Set.of("127.0.0.1"));

    assertThat(transport.begin(LISTED, Duration.ofSeconds(1))).isSameAs(shared.begun);
  }

  private static final class SharedThread implements Transport {

    private final Dial begun =
        () -> {
          throw new IOException("nobody is there");
        };

    @Override
    public Listener listen(NodeAddress local) {
      throw new UnsupportedOperationException("would wait");
    }

    @Override
    public Connection dial(NodeAddress remote, Duration timeout) {
      throw new UnsupportedOperationException("would wait");
    }

    @Override
    public Dial begin(NodeAddress remote, Duration timeout) {
      return begun;
    }
  }
}
