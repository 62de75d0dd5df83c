package dev.p2p.app.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.InboundSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** Who connects from many addresses and says nothing, over real sockets. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only there all of 127.0.0.0/8 is the machine's")
@Isolated("measures what its process takes")
final class SilentDiallersTest {

  private static final int DIALLERS = 1_000;
  private static final int HANDSHAKES = InboundSettings.DEFAULTS.handshakesMax();
  private static final long KIBIBYTE = 1 << 10;

  /** As by default, but for loopback, which is exempt from nothing. */
  private static final NodeSettings SETTINGS =
      NodeSettings.DEFAULTS.withConnections(
          ConnectionSettings.DEFAULTS.withInbound(
              new InboundSettings(1_000, 8, 64, HANDSHAKES, 4, List.of())));

  private final List<SocketChannel> silent = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (SocketChannel channel : silent) {
      channel.close();
    }
  }

  @Test
  void theNextHonestOneCompletesItsHandshakeAndTheNodeHoldsNoMoreThanItsBounds() throws Exception {
    try (TcpNode node = new TcpNode(builder -> builder.settings(SETTINGS))) {
      long descriptors = Footprint.openDescriptors();
      int threads = Footprint.threads();
      for (int i = 0; i < DIALLERS; i++) {
        dial("127.%d.%d.1".formatted(1 + i / 250, i % 250), node.address);
      }
      try (ScriptedPeer honest = node.peer()) {
        TcpNode.awaitProcessed(honest);
        assertThat(node.node.stats().connections().open()).isEqualTo(HANDSHAKES);
        assertThat(node.node.stats().connections().closed())
            .containsExactly(Map.entry("Refused.HANDSHAKES_FULL", DIALLERS + 1L - HANDSHAKES));
        // A Reader and a Writer each.
        node.awaitPeerActors(2 * HANDSHAKES);
        // The test's ends, the node's, and a few of the JVM's own.
        assertThat(Footprint.openDescriptors() - descriptors)
            .isLessThan(DIALLERS + HANDSHAKES + 50);
        assertThat(Footprint.threads() - threads).isLessThan(20);
      }
    }
  }

  @Test
  void aConnectionInItsHandshakeCostsLittle() throws Exception {
    try (TcpNode node = new TcpNode(builder -> builder.settings(SETTINGS))) {
      dial("127.9.0.1", node.address);
      node.observer.awaitFirst(NodeEvent.Opened.class);
      long heap = Footprint.heapInUse();
      for (int i = 1; i < HANDSHAKES; i++) {
        dial("127.9.%d.1".formatted(i), node.address);
      }
      node.observer.await(NodeEvent.Opened.class, HANDSHAKES);
      assertThat(Footprint.heapInUse() - heap).isLessThan(HANDSHAKES * 32L * KIBIBYTE);
    }
  }

  @Test
  void oneAddressAndOneSubnetGetTheirShareAndNoMore() throws Exception {
    try (TcpNode node = new TcpNode(builder -> builder.settings(SETTINGS))) {
      for (int i = 0; i < 6; i++) {
        dial("127.3.3.3", node.address);
      }
      node.observer.await(NodeEvent.Closed.class, 2);
      for (int i = 0; i < 70; i++) {
        dial("127.4.4.%d".formatted(i), node.address);
      }
      node.observer.await(NodeEvent.Closed.class, 8);
      assertThat(node.node.stats().connections().closed())
          .containsOnly(
              Map.entry("Refused.HANDSHAKES_FULL", 2L), Map.entry("Refused.SUBNET_FULL", 6L));
      // What is refused is closed, and its far end learns of it.
      assertThat(silent.getLast().read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  private void dial(String from, NodeAddress to) throws IOException {
    SocketChannel channel = SocketChannel.open();
    silent.add(channel);
    channel.bind(new InetSocketAddress(from, 0));
    channel.connect(new InetSocketAddress(to.host(), to.port()));
  }
}
