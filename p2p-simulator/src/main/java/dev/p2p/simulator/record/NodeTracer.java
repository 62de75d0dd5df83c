package dev.p2p.simulator.record;

import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.Verdict;
import dev.p2p.simulator.record.TraceEvent.Kind;
import dev.p2p.simulator.record.TraceSubject.Nothing;
import dev.p2p.simulator.record.TraceSubject.OfConnection;
import dev.p2p.simulator.record.TraceSubject.OfMessage;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * Makes events of a trace from what a node tells, be it simulated or real.
 *
 * <p><b>Threading:</b> safe to share, if the sink is; tells it on the caller's thread.
 */
public final class NodeTracer implements NodeObserver {

  /** The index of what is no node of this trace, or is not known to be one yet. */
  public static final int UNKNOWN = -1;

  private final int node;
  private final LongSupplier nowNanos;
  private final ToIntFunction<NodeAddress> nodeAt;
  private final TraceSink sink;

  /** Only looked up in, never gone through. */
  private final Map<PeerId, Integer> peers = new ConcurrentHashMap<>();

  /** By their numbers, those that are open: likewise. */
  private final Map<Long, Integer> connections = new ConcurrentHashMap<>();

  /**
   * A tracer.
   *
   * @param node index of the node that tells
   * @param nowNanos since the beginning of the trace
   * @param nodeAt which node an address belongs to, by index; {@link #UNKNOWN} if to none
   * @param sink told every event
   */
  public NodeTracer(
      int node, LongSupplier nowNanos, ToIntFunction<NodeAddress> nodeAt, TraceSink sink) {
    this.node = node;
    this.nowNanos = nowNanos;
    this.nodeAt = nodeAt;
    this.sink = sink;
  }

  /** Which node a peer is, by index; {@link #UNKNOWN} if that is not known. */
  public int indexOf(PeerId peer) {
    return peers.getOrDefault(peer, UNKNOWN);
  }

  @Override
  public void onEvent(NodeEvent event) {
    switch (event) {
      case NodeEvent.Opened(var connection) -> {
        learn(connection, PeerId.ofAddress(connection.remote()), connection.remote());
        trace(Kind.OPENED, connection, "");
      }
      case NodeEvent.Connected(var connection, var peer) -> {
        learn(connection, peer.id(), peer.listenAddress().orElse(connection.remote()));
        trace(Kind.CONNECTED, connection, "");
      }
      case NodeEvent.Closed(var connection, var reason, var lifetime) -> {
        trace(Kind.CLOSED, connection, reason.describe());
        connections.remove(connection.number());
      }
      default -> trace(Kind.NOTED, Nothing.NOTHING, UNKNOWN, event.getClass().getSimpleName());
    }
  }

  @Override
  public void onReceived(PeerId peer, Message message) {
    trace(Kind.RECEIVED, peer, message, "");
  }

  @Override
  public void onSent(PeerId peer, Message message) {
    trace(Kind.SENT, peer, message, "");
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    trace(Kind.PROCESSED, peer, message, verdict.name());
  }

  @Override
  public void onDuplicate(PeerId peer, Message message) {
    trace(Kind.DUPLICATE, peer, message, "");
  }

  @Override
  public void onPublished(Message message) {
    trace(Kind.PUBLISHED, new OfMessage(message), UNKNOWN, "");
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    trace(Kind.DROPPED, peer, message, reason.name());
  }

  /** An address by which a peer came is no node's if the system picked it: then others tell. */
  private void learn(ConnectionInfo connection, PeerId peer, NodeAddress address) {
    int index = nodeAt.applyAsInt(address);
    peers.put(peer, index);
    connections.put(connection.number(), index);
  }

  private void trace(Kind kind, ConnectionInfo connection, String detail) {
    int other = connections.getOrDefault(connection.number(), UNKNOWN);
    trace(kind, new OfConnection(connection.number()), other, detail);
  }

  private void trace(Kind kind, PeerId peer, Message message, String detail) {
    trace(kind, new OfMessage(message), indexOf(peer), detail);
  }

  private void trace(Kind kind, TraceSubject subject, int other, String detail) {
    sink.on(new TraceEvent(nowNanos.getAsLong(), node, kind, subject, other, detail));
  }
}
