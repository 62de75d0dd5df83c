package dev.p2p.core.observe;

import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what passes between this node and each of its peers, for whoever wants to look at them one
 * by one.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
public final class PeerMeters implements NodeObserver {

  private static final Comparator<PeerActivity> BY_CONNECTION =
      Comparator.comparingLong(activity -> activity.connection().number());

  private final TimeSource time;
  private final Map<Long, PeerMeter> byConnection = new ConcurrentHashMap<>();

  /** Only looked up in. */
  private final Map<PeerId, PeerMeter> byId = new ConcurrentHashMap<>();

  /** Of a node without peers. */
  public PeerMeters(TimeSource time) {
    this.time = time;
  }

  /** The peers that take part, in the order their connections were opened. */
  public List<PeerActivity> peers() {
    long now = time.nanoTime();
    return byConnection.values().stream()
        .map(meter -> meter.activity(now))
        .sorted(BY_CONNECTION)
        .toList();
  }

  @Override
  public void onEvent(NodeEvent event) {
    switch (event) {
      case NodeEvent.Connected(var connection, var peer) -> {
        PeerMeter meter = new PeerMeter(connection, peer, time.nanoTime());
        byConnection.put(connection.number(), meter);
        byId.put(peer.id(), meter);
      }
      case NodeEvent.Closed closed -> closed(closed.connection());
      default -> {}
    }
  }

  @Override
  public void onReceived(PeerId peer, Message message) {
    PeerMeter meter = byId.get(peer);
    if (meter != null) {
      meter.received(message, time.nanoTime());
    }
  }

  @Override
  public void onSent(PeerId peer, Message message) {
    PeerMeter meter = byId.get(peer);
    if (meter != null) {
      meter.sent(message, time.nanoTime());
    }
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    PeerMeter meter = byId.get(peer);
    if (meter != null && reason.isLoss()) {
      meter.lost();
    }
  }

  private void closed(ConnectionInfo connection) {
    PeerMeter meter = byConnection.remove(connection.number());
    if (meter != null) {
      // By id there may be a newer connection of the same peer: that one stays.
      byId.remove(meter.peer().id(), meter);
    }
  }
}
