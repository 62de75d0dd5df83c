package dev.p2p.benchmarks.link;

import dev.p2p.api.Bytes;
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

/** Nodes as an application builds them, with one topic of its own that is relayed. */
public final class OurNodes {

  /** Most bytes of a message. */
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

  /** What a frame has beside its payload. */
  public static int overheadBytes() {
    return OVERHEAD_BYTES;
  }
}
