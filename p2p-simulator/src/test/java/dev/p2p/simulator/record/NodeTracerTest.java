package dev.p2p.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.simulator.record.TraceEvent.Kind;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NodeTracerTest {

  private static final NodeAddress LISTENS = new NodeAddress("192.0.2.1", 7_000);
  private static final ConnectionInfo CONNECTION =
      new ConnectionInfo(4, LISTENS, Direction.OUTBOUND);
  private static final PeerId PEER = PeerId.ofNonce(7);

  private final List<TraceEvent> events = new ArrayList<>();
  private final NodeTracer tracer =
      new NodeTracer(
          3, () -> 99, address -> address.equals(LISTENS) ? 5 : NodeTracer.UNKNOWN, events::add);

  @Test
  void aPeerIsKnownFromItsConnectionToTheEndOfIt() {
    connect();
    tracer.onEvent(
        new NodeEvent.Closed(CONNECTION, new CloseReason.RemoteClosed(), Duration.ofSeconds(1)));

    assertThat(events)
        .extracting(TraceEvent::toString)
        .containsExactly(
            "   0.000000099 n3       opened    #4 n5",
            "   0.000000099 n3       connected #4 n5",
            "   0.000000099 n3       closed    #4 n5 " + new CloseReason.RemoteClosed().describe());
  }

  @Test
  void whatBecomesOfAMessageIsToldWithItsWholeIdAndItsPeer() {
    Message message =
        DuskWire.of("dusk-0.4.3", Network.TESTNET)
            .frames()
            .encode(
                DuskWire.of("dusk-0.4.3", Network.TESTNET).profile().topics().named("tx"),
                Bytes.utf8("x"),
                0);
    connect();
    events.clear();
    tracer.onDropped(PEER, message, DropReason.DISPLACED);
    tracer.onSent(PeerId.ofNonce(8), message);

    TraceSubject subject = new TraceSubject.OfMessage(message.id(), "tx", message.frame().length());
    assertThat(events)
        .containsExactly(
            new TraceEvent(99, 3, Kind.DROPPED, subject, 5, "DISPLACED"),
            new TraceEvent(99, 3, Kind.SENT, subject, NodeTracer.UNKNOWN, ""));
  }

  private void connect() {
    tracer.onEvent(new NodeEvent.Opened(CONNECTION));
    tracer.onEvent(
        new NodeEvent.Connected(
            CONNECTION,
            new PeerInfo(
                PEER,
                LISTENS,
                Direction.OUTBOUND,
                new ProtocolVersion(1, 2, 3),
                1,
                Optional.empty())));
  }
}
