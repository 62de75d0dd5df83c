package dev.p2p.app.soak;

import dev.p2p.api.CloseReason;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.app.seed.TcpNode;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.spi.Execution;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.transport.nio.NioTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A node in a process of its own, so that heap and resident memory are its own: it accepts every
 * transaction and passes it on. For each line on standard input it tells what it sees of itself on
 * standard output, and there, too, why connections ended. Ends with its input.
 *
 * <p><b>Threading:</b> reports come from the main thread, ends from any.
 */
final class NodeUnderTest {

  /** Begins the line that tells where it listens. */
  static final String LISTENING = "listening ";

  /** Begins the line that tells why a connection ended. */
  static final String CLOSED = "closed ";

  /** Begins the line that tells what it sees. */
  static final String LOOK = "look ";

  /** Asks for a collection of garbage, and then for what it sees. */
  static final String COLLECT = "collect";

  private NodeUnderTest() {}

  /** Takes the budget in bytes. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    Execution threads = Execution.virtualThreads();
    try (Node node = node(Long.parseLong(arguments[0]), threads, out);
        OwnMemory memory = new OwnMemory(node)) {
      out.println(LISTENING + node.listen(NodeAddress.parse("127.0.0.1:0")));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(COLLECT)) {
          OwnMemory.collect();
        }
        out.println(LOOK + memory.look().toLine());
      }
    }
  }

  private static Node node(long budgetBytes, Execution threads, PrintStream out) {
    return Node.builder()
        .wire(TcpNode.WIRE)
        .transport(new NioTransport())
        .bus(new RingBufferEventBus(threads))
        .execution(threads)
        .settings(SlowPeersSettings.of(budgetBytes))
        .handle("tx", (message, peer) -> Outcome.accepted())
        .observe(
            new NodeObserver() {
              @Override
              public void onEvent(NodeEvent event) {
                if (event instanceof NodeEvent.Closed closed) {
                  out.println(line(closed.reason()));
                }
              }
            })
        .start();
  }

  private static String line(CloseReason reason) {
    return CLOSED + reason.describe();
  }
}
