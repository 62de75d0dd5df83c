package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.spi.Execution;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reserved field on its way: set by its maker, kept by whoever relays. */
@Timeout(60)
final class NodeReservedTest {

  @Test
  void anApplicationsNumberArrivesAsItWasSet() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      node.node.publish(node.node.messages().create("tx", Bytes.utf8("a"), 0xfedc_ba98_7654_3210L));
      assertThat(peer.expect("tx").reserved()).isEqualTo(0xfedc_ba98_7654_3210L);
    }
  }

  @Test
  void unlessToldOtherwiseANodeSendsZero() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      node.publish("plain");
      assertThat(peer.expect("tx").reserved()).isZero();
    }
  }

  @Test
  void aStampedMessageSaysWhenItWasMade() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.stampMessages(true));
        ScriptedPeer peer = node.peer()) {
      node.time.advance(Duration.ofMillis(250));
      long made = ChronoUnit.NANOS.between(Instant.EPOCH, node.time.now());
      Message message = node.tx("stamped");
      node.time.advance(Duration.ofSeconds(1));
      node.node.publish(message);
      assertThat(peer.expect("tx").reserved()).isEqualTo(made);
    }
  }

  @Test
  void whatIsRelayedKeepsItsField() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.stampMessages(true).otherwise(accept()));
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      Message sent =
          TestWire.WIRE
              .frames()
              .encode(
                  TestWire.WIRE.profile().topics().named("tx"), Bytes.utf8("passed on"), 123_456);
      anna.sendBytes(sent.frame());
      assertThat(bob.expect("tx").frame()).isEqualTo(sent.frame());
    }
  }

  @Test
  void aProfileWithoutTheFieldCanNotStamp() {
    try (RingBufferEventBus bus = new RingBufferEventBus(Execution.virtualThreads())) {
      NodeBuilder builder =
          Node.builder()
              .wire(DuskWire.of("dusk-0.4.0", Network.TESTNET))
              .transport(new MemoryTransport())
              .bus(bus)
              .stampMessages(true);

      assertThatThrownBy(builder::start)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "stampMessages must be false with profile dusk-0.4.0,"
                  + " whose frames have no reserved field");
    }
  }

  private static MessageHandler accept() {
    return (message, peer) -> Outcome.accepted();
  }
}
