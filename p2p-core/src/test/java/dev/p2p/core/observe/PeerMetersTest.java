package dev.p2p.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.core.TestWire;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.observe.SampleEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PeerMetersTest {

  private static final Message TX = TestWire.tx("hello");

  private final ManualTime time = new ManualTime();
  private final PeerMeters meters = new PeerMeters(time);

  @Test
  void whatPassesIsCountedByPeer() {
    meters.onEvent(SampleEvents.connected());
    time.advance(Duration.ofSeconds(2));
    meters.onReceived(SampleEvents.PEER, TX);
    meters.onReceived(SampleEvents.PEER, TX);
    meters.onSent(SampleEvents.PEER, TX);
    meters.onSent(PeerId.ofNonce(99), TX);
    meters.onDropped(SampleEvents.PEER, TX, DropReason.DISPLACED);
    meters.onDropped(SampleEvents.PEER, TX, DropReason.SUPERSEDED);

    PeerActivity activity = only();
    long bytes = TX.frame().length();
    assertThat(activity.traffic()).isEqualTo(new NodeStats.Traffic(2, 2 * bytes, 1, bytes));
    assertThat(activity.connectedFor()).isEqualTo(Duration.ofSeconds(2));
    assertThat(activity.lost()).isEqualTo(1);
    assertThat(activity.ping()).isEmpty();
  }

  @Test
  void aPingTakesFromItsLeavingToThePong() {
    meters.onEvent(SampleEvents.connected());
    meters.onReceived(SampleEvents.PEER, control(StandardTopics.PONG));
    assertThat(only().ping()).isEmpty();

    meters.onSent(SampleEvents.PEER, control(StandardTopics.PING));
    time.advance(Duration.ofMillis(40));
    meters.onReceived(SampleEvents.PEER, control(StandardTopics.PONG));

    assertThat(only().ping()).contains(Duration.ofMillis(40));
  }

  @Test
  void aPeerThatIsGoneIsNotThere() {
    meters.onEvent(SampleEvents.connected());
    meters.onEvent(closed(SampleEvents.CONNECTION));
    meters.onReceived(SampleEvents.PEER, TX);

    assertThat(meters.peers()).isEmpty();
  }

  @Test
  void theConnectionThatTookTheOthersPlaceGoesOnCounting() {
    ConnectionInfo second = new ConnectionInfo(2, SampleEvents.ADDRESS, Direction.INBOUND);
    meters.onEvent(SampleEvents.connected());
    meters.onEvent(new NodeEvent.Connected(second, SampleEvents.connected().peer()));
    meters.onEvent(closed(SampleEvents.CONNECTION));
    meters.onReceived(SampleEvents.PEER, TX);

    assertThat(only().connection()).isEqualTo(second);
    assertThat(only().traffic().framesIn()).isEqualTo(1);
  }

  private PeerActivity only() {
    List<PeerActivity> peers = meters.peers();
    assertThat(peers).hasSize(1);
    return peers.getFirst();
  }

  private static Message control(String topic) {
    return TestWire.message(topic, "");
  }

  private static NodeEvent closed(ConnectionInfo connection) {
    return new NodeEvent.Closed(connection, new RemoteClosed(), Duration.ofSeconds(1));
  }
}
