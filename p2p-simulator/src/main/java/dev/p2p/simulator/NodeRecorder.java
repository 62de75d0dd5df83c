package dev.p2p.simulator;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Verdict;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.record.Ledger;
import dev.p2p.simulator.record.NodeTracer;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Told of everything one run of a node does: traces it, keeps the ledger, finds breaches.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class NodeRecorder implements NodeObserver {

  private final Simulation simulation;
  private final SimulatedNode node;
  private final NodeTracer tracer;
  private final PingBook pings = new PingBook();

  /** By the number of the ledger's entry. */
  private final BitSet delivered = new BitSet();

  /** By the number of the ledger's entry. */
  private final BitSet published = new BitSet();

  /** The connections over which a handshake was done: others may end without having counted. */
  private final Map<Long, PeerId> joined = new HashMap<>();

  private boolean muted;

  NodeRecorder(Simulation simulation, SimulatedNode node) {
    this.simulation = simulation;
    this.node = node;
    this.tracer =
        new NodeTracer(
            node.index(),
            () -> simulation.timeline().nowNanos(),
            this::indexAt,
            event -> simulation.trace().add(event));
  }

  /** The process is gone: what its remains still do is not to be recorded. */
  void mute() {
    muted = true;
    simulation.graph().forget(node.index());
  }

  /** Whether this run of the node has published or been delivered a message. */
  boolean has(Ledger.Entry entry) {
    return delivered.get(entry.number()) || published.get(entry.number());
  }

  /** Finds the Pings of connected peers that have no Pong. */
  void requireAnswered(List<RemotePeer> connected) {
    for (RemotePeer peer : connected) {
      long unanswered = pings.unanswered(peer.info().id(), simulation.timeline().nowNanos());
      if (unanswered > 0) {
        breach(
            Breach.Rule.UNANSWERED,
            "node %d owes %d Pongs".formatted(indexOf(peer.info().id()), unanswered));
      }
    }
  }

  @Override
  public void onEvent(NodeEvent event) {
    if (muted) {
      return;
    }
    tracer.onEvent(event);
    switch (event) {
      case NodeEvent.Connected(var connection, var peer) -> {
        joined.put(connection.number(), peer.id());
        simulation.graph().join(node.index(), indexAt(connection.remote()));
      }
      case NodeEvent.Closed closed -> onClosed(closed.connection(), closed.reason());
      default -> {}
    }
  }

  @Override
  public void onReceived(PeerId peer, Message message) {
    if (!muted) {
      simulation.arrived(message, indexOf(peer));
      pings.received(peer, message.topic());
      tracer.onReceived(peer, message);
    }
  }

  @Override
  public void onSent(PeerId peer, Message message) {
    if (!muted) {
      pings.sent(peer, message.topic(), simulation.timeline().nowNanos());
      tracer.onSent(peer, message);
    }
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    if (!muted) {
      tracer.onProcessed(peer, message, verdict);
      if (message.topic().policy().relayed() && isTaken(verdict)) {
        onDelivered(message);
      }
    }
  }

  @Override
  public void onDuplicate(PeerId peer, Message message) {
    if (!muted) {
      tracer.onDuplicate(peer, message);
    }
  }

  @Override
  public void onPublished(Message message) {
    if (!muted) {
      published.set(simulation.published(node.index(), message).number());
      tracer.onPublished(message);
    }
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    if (!muted) {
      tracer.onDropped(peer, message, reason);
    }
  }

  /** A node that passes messages on has not taken one that it ignores. */
  private boolean isTaken(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED, REJECTED -> true;
      case IGNORED -> simulation.isSilent(node.index());
      case FAILED -> false;
    };
  }

  private void onDelivered(Message message) {
    long now = simulation.timeline().nowNanos();
    Optional<Ledger.Entry> entry = simulation.ledger().find(message.id());
    if (entry.isEmpty() || !entry.get().message().payload().equals(message.payload())) {
      breach(Breach.Rule.INVENTED, message + " was never published");
      return;
    }
    int number = entry.get().number();
    if (delivered.get(number)) {
      breach(Breach.Rule.DELIVERED_TWICE, message.toString());
    }
    delivered.set(number);
    simulation.ledger().delivered(entry.get(), node.index(), now);
  }

  private void onClosed(ConnectionInfo connection, CloseReason reason) {
    @Nullable PeerId peer = joined.remove(connection.number());
    if (peer != null) {
      pings.forget(peer);
      simulation.graph().part(node.index(), indexAt(connection.remote()));
    }
    if (reason instanceof CloseReason.InternalDefect) {
      breach(Breach.Rule.DEFECT, reason.describe());
    }
    if (reason.isPeerFault()) {
      breach(Breach.Rule.BLAMED, "%s: %s".formatted(connection, reason.describe()));
    }
  }

  private void breach(Breach.Rule rule, String detail) {
    simulation.breach(rule, node.index(), detail);
  }

  private int indexOf(PeerId peer) {
    return tracer.indexOf(peer);
  }

  private int indexAt(NodeAddress address) {
    return simulation.network().hostAt(address).orElseThrow().index();
  }
}
