package dev.p2p.core;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PublishResult;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** A node on a network within the process, whose time stands still, and everything it did. */
final class TestNode implements AutoCloseable {

  private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(10);

  public final MemoryTransport transport;
  public final ManualTime time = new ManualTime();
  public final ManualTicker threads = new ManualTicker();
  public final RecordingObserver observer = new RecordingObserver();
  public final RingBufferEventBus bus = new RingBufferEventBus(threads);
  public final Node node;
  public final NodeAddress address;

  public TestNode() {
    this(builder -> builder);
  }

  public TestNode(NodeSettings settings) {
    this(builder -> builder.settings(settings));
  }

  public TestNode(UnaryOperator<NodeBuilder> more) {
    this(new MemoryTransport(), 1, more);
  }

  public TestNode(MemoryTransport transport, long seed, UnaryOperator<NodeBuilder> more) {
    this.transport = transport;
    this.node =
        more.apply(
                Node.builder()
                    .wire(TestWire.WIRE)
                    .transport(transport)
                    .bus(bus)
                    .time(time)
                    .random(new SplittableRandom(seed))
                    .execution(threads)
                    .observe(observer))
            .start();
    try {
      this.address = node.listen(NodeAddress.parse("127.0.0.1:0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Who is woken on the way to its rest may be taken for one who rests.
    threads.awaitRest();
  }

  /** The far end of a connection that has just been dialled; nothing is said yet. */
  public ScriptedPeer dial() {
    return dial(TestWire.WIRE);
  }

  /** The same, if it speaks another dialect. */
  public ScriptedPeer dial(WireProtocol wire) {
    try {
      return new ScriptedPeer(transport.dial(address, DIAL_TIMEOUT), wire);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, from another host. */
  public ScriptedPeer dialFrom(String host) {
    try {
      return new ScriptedPeer(transport.dialFrom(host, address), TestWire.WIRE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The far end of a connection whose handshake is done; the node knows it. */
  public ScriptedPeer peer() throws InterruptedException {
    return known(dial());
  }

  /** The same, from another host. */
  public ScriptedPeer peerFrom(String host) throws InterruptedException {
    return known(dialFrom(host));
  }

  private ScriptedPeer known(ScriptedPeer dialled) throws InterruptedException {
    int known = observer.all(NodeEvent.Connected.class).size();
    ScriptedPeer peer = dialled.shakeHandsAsDialler();
    observer.await(NodeEvent.Connected.class, known + 1);
    return peer;
  }

  public Message tx(String text) {
    return node.messages().create("tx", Bytes.utf8(text));
  }

  public PublishResult publish(String text) {
    return node.publish(tx(text));
  }

  /** Lets time pass and looks at the clock, once everybody has done what there was to do. */
  public void pass(Duration step) {
    threads.awaitRest();
    time.advance(step);
    threads.tick();
    threads.awaitRest();
  }

  /** Waits until no more than {@code count} actors are left: the acceptor is one. */
  public void awaitActors(int count) {
    while (threads.running() > count) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    node.close();
    bus.close();
  }
}
