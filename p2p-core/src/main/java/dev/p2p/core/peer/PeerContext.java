package dev.p2p.core.peer;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.core.outbox.OutboxContext;
import dev.p2p.core.process.Intake;
import dev.p2p.core.request.RequestContext;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.WireProtocol;
import java.util.function.Supplier;

/**
 * What all peers of a node share.
 *
 * @param wire bytes and their meaning
 * @param settings limits and time-outs
 * @param around time, and who is told
 * @param identity what this node tells peers of ours at the moment
 * @param incoming what becomes of messages that come
 * @param outboxes what their outboxes share
 */
public record PeerContext(
    WireProtocol wire,
    NodeSettings settings,
    Surroundings around,
    Supplier<NodeIdentity> identity,
    Incoming incoming,
    OutboxContext outboxes) {

  /**
   * Time, and who is told.
   *
   * @param time where time comes from
   * @param observer who is told
   */
  public record Surroundings(TimeSource time, NodeObserver observer) {}

  /** Where time comes from. */
  public TimeSource time() {
    return around.time();
  }

  /** Who is told. */
  public NodeObserver observer() {
    return around.observer();
  }

  /**
   * What becomes of messages that come.
   *
   * @param intake of any
   * @param requests of those that were asked for
   */
  public record Incoming(Intake intake, RequestContext requests) {}

  /** Makes a message of the P2P layer without a payload. */
  Message empty(String topicName) {
    return wire.frames().encode(wire.profile().topics().named(topicName), Bytes.EMPTY, 0);
  }

  /** What becomes of messages. */
  Intake intake() {
    return incoming.intake();
  }

  /** What requests need. */
  RequestContext requests() {
    return incoming.requests();
  }
}
