package dev.p2p.app.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.RemotePeer;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfigFile;
import dev.p2p.core.Node;
import dev.p2p.testkit.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ExchangeTest {

  /** Longer than the test may take: whoever waits for it does not end. */
  private static final Duration LIMIT = Duration.ofHours(1);

  private final Node there = node();
  private final Node here = node();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void close() {
    here.close();
    here.bus().close();
    there.close();
    there.bus().close();
  }

  @Test
  void whatTheHandshakeTookIsNotGrantedAgain() throws IOException {
    NodeAddress address = there.listen(NodeAddress.parse("127.0.0.1:0"));
    Exchange exchange = new Exchange(here, LIMIT, time);
    RemotePeer peer = exchange.connect(address);
    time.advance(LIMIT);

    assertThatThrownBy(() ->
            exchange.send(
                peer, here.messages().create("tx", Bytes.utf8("hello")), new CompletableFuture<>()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("%s: no Pong within %s: the connection is open", address, LIMIT);
  }

  private static Node node() {
    return NodeAssembly.builder(NodeConfigFile.defaults(), "p2p.test").start();
  }
}
