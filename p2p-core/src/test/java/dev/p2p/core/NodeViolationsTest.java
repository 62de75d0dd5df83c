package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.Violation;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.ScriptedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a peer may not send: one broken message, and it is closed for it. */
@Timeout(60)
final class NodeViolationsTest {

  @Test
  void aBadMagicEndsThePeerAndBothItsActors() throws Exception {
    Bytes frame = TestWire.tx("x").frame();
    byte[] broken = frame.toByteArray();
    broken[8] ^= 1;
    assertThat(violationBy(Bytes.wrap(broken))).isEqualTo(Violation.Kind.BAD_MAGIC);
  }

  @Test
  void aBadChecksumEndsThePeerAndBothItsActors() throws Exception {
    byte[] broken = TestWire.tx("x").frame().toByteArray();
    broken[broken.length - 1] ^= 1;
    assertThat(violationBy(Bytes.wrap(broken))).isEqualTo(Violation.Kind.BAD_CHECKSUM);
  }

  @Test
  void aTopicThatIsNotRoutableEndsThePeerAndBothItsActors() throws Exception {
    Bytes quit =
        TestWire.WIRE
            .frames()
            .encode(TestWire.WIRE.profile().topics().named("quit"), Bytes.EMPTY, 0)
            .frame();
    assertThat(violationBy(quit)).isEqualTo(Violation.Kind.UNROUTABLE_TOPIC);
  }

  @Test
  void aMalformedPayloadEndsThePeerAndBothItsActors() throws Exception {
    Bytes moreThanThereIs = TestWire.message("inv", Bytes.hex("ffffffffffffffffff")).frame();
    assertThat(violationBy(moreThanThereIs)).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
  }

  @Test
  void aWellFormedInventoryIsHandled() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      peer.send("inv", Bytes.hex("01" + "01" + "ab".repeat(32)));
      node.observer.awaitFirst(Processed.class);
      assertThat(node.observer.closeReasons()).isEmpty();
    }
  }

  private static Violation.Kind violationBy(Bytes frame) throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      peer.sendBytes(frame);
      CloseReason reason = node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      peer.awaitEnd();
      node.awaitActors(1);
      assertThat(node.node.peers()).isEmpty();
      return ((ProtocolViolation) reason).violation().kind();
    }
  }
}
