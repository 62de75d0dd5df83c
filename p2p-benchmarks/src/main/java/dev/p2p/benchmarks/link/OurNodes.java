package dev.p2p.benchmarks.link;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.Execution;
import dev.p2p.spi.WireProtocol;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;

/** Nodes as an application builds them, with one topic of its own that is relayed. */
public final class OurNodes {

  /** Most bytes of a payload. */
  public static final int PAYLOAD_MAX = 1 << 20;

  /** What is published. */
  public static final Topic TOPIC =
      new Topic(
          200,
          "bench",
          new TopicPolicy(true, true, Priority.NORMAL, PAYLOAD_MAX, OverflowPolicy.DROP_OLDEST));

  private static final int OVERHEAD_BYTES =
      wire().with(TOPIC).frames().encode(TOPIC, Bytes.EMPTY, 0).frame().length();

  private OurNodes() {}

  /** The dialect they speak. */
  public static WireProtocol wire() {
    return DuskWire.of("dusk-0.4.3", Network.TESTNET);
  }

  /** A node with every default. */
  public static NodeBuilder builder() {
    return Node.builder()
        .wire(wire())
        .transport(new NioTransport())
        .bus(new RingBufferEventBus(Execution.virtualThreads()))
        .topic(TOPIC);
  }

  /** Lets a node listen at a port that is free, and says where: as a role tells the next. */
  public static String listen(Node node) throws IOException {
    return node.listen(NodeAddress.parse("127.0.0.1:0")).toString();
  }

  /** Closes a node and its bus. */
  public static void close(Node node) {
    node.close();
    node.bus().close();
  }

  /** How many bytes a frame has beside its payload. */
  public static int overheadBytes() {
    return OVERHEAD_BYTES;
  }
}
