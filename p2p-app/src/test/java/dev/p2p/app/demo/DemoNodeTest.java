package dev.p2p.app.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.config.NodeConfigFile;
import dev.p2p.app.config.WireConfig;
import dev.p2p.core.Node;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What keeps nodes from coming together is told in a line. */
@Timeout(60)
final class DemoNodeTest {

  private static final NodeObserver NOBODY = new NodeObserver() {};

  @Test
  void aNodeThatIsNotLetInNamesBothAndWhy() throws DemoFailedException {
    NodeConfig here = NodeConfigFile.defaults();
    WireConfig mainnet =
        new WireConfig(here.wire().profile(), Network.MAINNET, here.wire().topics(), false);
    try (DemoNode one = node(0, here);
        DemoNode other = node(1, here.withWire(mainnet))) {

      assertThatThrownBy(() -> one.join(other))
          .isInstanceOf(DemoFailedException.class)
          .hasMessageStartingWith(
              "node 0 must be connected with node 1, is not: %s: ", other.address())
          .hasMessageContaining("another network or profile");
    }
  }

  @Test
  void aNodeThatCannotListenSaysWhereAndWhyAndIsClosed() throws IOException {
    Node node = NodeAssembly.builder(NodeConfigFile.defaults(), "p2p.demo").start();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NodeAddress at = new NodeAddress("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(() -> DemoNode.listen(7, node, at))
          .isInstanceOf(DemoFailedException.class)
          .hasMessage("node 7 can't listen on %s: address already in use", at);
      // Whoever is closed connects with nobody.
      assertThatThrownBy(() -> node.connect(at).join()).hasMessageContaining("LocalShutdown");
    }
  }

  private static DemoNode node(int number, NodeConfig config) throws DemoFailedException {
    return new DemoNode(number, config, new Ledger(2), TimeSource.system(), NOBODY);
  }
}
