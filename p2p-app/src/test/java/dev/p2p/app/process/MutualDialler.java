package dev.p2p.app.process;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.RemotePeer;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.spi.Execution;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The main class of a process that dials another at a given instant, and says which of their two
 * connections it kept. On standard input it is told, a round a line, {@code PORT MILLIS}: whom to
 * dial, and when by the wall clock. Each round has a node of its own.
 *
 * <p>On standard output it says, a round, its port; then, once one of two connections is left,
 * {@code DIRECTION NONCE} of that; then, when a line has come, whether that is still so.
 */
final class MutualDialler {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final NodeAddress LOOPBACK = NodeAddress.parse("127.0.0.1:0");

  private MutualDialler() {}

  public static void main(String[] arguments) throws IOException {
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      boolean goOn = true;
      while (goOn) {
        goOn = playRound(commands);
      }
    }
  }

  private static boolean playRound(BufferedReader commands) throws IOException {
    RingBufferEventBus bus = new RingBufferEventBus(Execution.virtualThreads());
    try (Node node =
        Node.builder()
            .wire(DuskWire.of("dusk-0.4.3", Network.TESTNET))
            .transport(new NioTransport())
            .bus(bus)
            .start()) {
      System.out.println(node.listen(LOOPBACK).port());
      String command = commands.readLine();
      if (command == null) {
        return false;
      }
      String[] words = command.split(" ", -1);
      NodeAddress other = LOOPBACK.withPort(Integer.parseInt(words[0]));
      long at = Long.parseLong(words[1]);
      while (System.currentTimeMillis() < at) {
        Thread.onSpinWait();
      }
      var unused = node.connect(other);
      System.out.println(describe(awaitOne(node)));
      commands.readLine();
      System.out.println(describe(awaitOne(node)));
      return commands.readLine() != null;
    } finally {
      bus.close();
    }
  }

  /** The one peer that is left of two connections; it answers. */
  private static PeerInfo awaitOne(Node node) {
    NodeStats.Connections books = node.stats().connections();
    while (books.opened() < 2 || books.open() != 1 || node.peers().size() != 1) {
      Thread.onSpinWait();
      books = node.stats().connections();
    }
    RemotePeer peer = node.peers().getFirst();
    var unused = peer.request("ping", Bytes.EMPTY, PATIENCE).join();
    return peer.info();
  }

  private static String describe(PeerInfo peer) {
    return peer.direction()
        + " "
        + peer.identity().map(NodeIdentity::nonce).map(Long::toUnsignedString).orElse("none");
  }
}
