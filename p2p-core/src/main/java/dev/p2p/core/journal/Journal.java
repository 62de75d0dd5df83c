package dev.p2p.core.journal;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happened to peers of late: every refusal, failed handshake, failed dial, penalty, ban,
 * eviction, close and loss, each with when, who, the typed reason, the evidence, and what the node
 * will do next. Give it to {@link dev.p2p.core.NodeBuilder#observe} and ask it why a peer is gone:
 *
 * <pre>{@code
 * Journal journal = new Journal(JournalSettings.DEFAULTS, TimeSource.system());
 * Node node = Node.builder().observe(journal)....start();
 * journal.entries(JournalQuery.ALL.address(NodeAddress.parse("10.0.0.7:7000")).last(10));
 * }</pre>
 *
 * <p>Bounded: what has not happened for the longest time gives way, and is counted. What happens
 * again to the same party for the same reason within ten minutes is counted, not added; so is what
 * comes before the handshake from one host, from whatever port.
 *
 * <p><b>Threading:</b> safe to share. Telling it holds a lock for a moment; of messages lost, with
 * the 1st, 2nd, 4th, 8th … of a peer and a reason only.
 */
public final class Journal implements NodeObserver {

  private final TimeSource time;
  private final KnownPeers peers = new KnownPeers();
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final EntryLog log;

  /** An empty journal. */
  public Journal(JournalSettings settings, TimeSource time) {
    this.time = time;
    this.log = new EntryLog(settings);
  }

  /** The entries that are wanted, in the order in which they last happened. */
  public List<JournalEntry> entries(JournalQuery query) {
    List<JournalEntry> matching = copy().stream().filter(query::matches).toList();
    return matching.subList(Math.max(0, matching.size() - query.last()), matching.size());
  }

  /** How many entries have given way to newer ones. */
  public long displaced() {
    lock.lock();
    try {
      return log.displaced();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onEvent(NodeEvent event) {
    switch (event) {
      case NodeEvent.AcceptFailed(var listener, var detail) ->
          add(EntryKind.ACCEPT_FAILED, Party.listener(listener), "AcceptFailed", detail);
      case NodeEvent.DialFailed(var remote, var detail) ->
          add(EntryKind.DIAL_FAILED, Party.dialled(remote), "DialFailed", detail);
      case NodeEvent.DialPlanned(var remote, var at, var why) -> planned(remote, at, why);
      case NodeEvent.Connected(var connection, var peer) -> connected(connection, peer);
      case NodeEvent.Closed closed -> closed(closed);
      case NodeEvent.Penalised(var peer, var offence, var count, var detail) ->
          add(EntryKind.PENALISED, party(peer), offence.name(), detail, count);
      case NodeEvent.Banned(var ban) ->
          add(EntryKind.BANNED, Party.all(ban.subnet()), "Banned", ban.toString());
      case NodeEvent.Unbanned(var ban, var cause) ->
          add(EntryKind.UNBANNED, Party.all(ban.subnet()), cause.name(), ban.toString());
      // About this node, not about a peer; or followed by one of the above.
      case NodeEvent.Listening ignored -> {}
      case NodeEvent.Opened ignored -> {}
      case NodeEvent.MessageRejected ignored -> {}
      case NodeEvent.HandlerFailed ignored -> {}
      case NodeEvent.HandlerSlow ignored -> {}
      case NodeEvent.AnswersFailed ignored -> {}
      case NodeEvent.KindFailed ignored -> {}
      case NodeEvent.BansFailed ignored -> {}
      case NodeEvent.StateSetAside ignored -> {}
      case NodeEvent.StateNotSaved ignored -> {}
    }
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    if (reason.isLoss()) {
      peers.find(peer).ifPresent(known -> lost(known, reason, known.lose(reason)));
    }
  }

  private void connected(ConnectionInfo connection, PeerInfo peer) {
    peers.add(connection, peer);
    String software = peer.identity().map(known -> ", " + known.software()).orElse("");
    add(
        EntryKind.CONNECTED,
        Party.of(peer),
        "Connected",
        "%s, version %s%s".formatted(connection, peer.version(), software));
  }

  private void closed(NodeEvent.Closed closed) {
    Optional<KnownPeer> known = peers.remove(closed.connection());
    known.ifPresent(this::tellLosses);
    CloseReason reason = closed.reason();
    EntryKind kind =
        switch (reason) {
          case CloseReason.Refused ignored -> EntryKind.REFUSED;
          case CloseReason.HandshakeFailed ignored -> EntryKind.HANDSHAKE_FAILED;
          case CloseReason.Evicted ignored -> EntryKind.EVICTED;
          default -> EntryKind.CLOSED;
        };
    String detail = reason.describe().substring(reason.kind().length()).replaceFirst("^: ", "");
    String lifetime = "open for " + closed.lifetime().toMillis() + " ms";
    add(
        kind,
        known.map(peer -> Party.of(peer.info())).orElse(Party.of(closed.connection())),
        reason.kind(),
        detail.isEmpty() ? lifetime : detail + "; " + lifetime);
  }

  private void tellLosses(KnownPeer peer) {
    for (DropReason reason : DropReason.values()) {
      if (reason.isLoss()) {
        lost(peer, reason, peer.untold(reason));
      }
    }
  }

  private void lost(KnownPeer peer, DropReason reason, long count) {
    if (count > 0) {
      add(EntryKind.DROPPED, Party.of(peer.info()), reason.name(), "messages to it", count);
    }
  }

  private Party party(PeerId id) {
    return peers.find(id).map(known -> Party.of(known.info())).orElse(Party.known(id));
  }

  private void add(EntryKind kind, Party who, String reason, String evidence) {
    add(kind, who, reason, evidence, 1);
  }

  private void add(EntryKind kind, Party who, String reason, String evidence, long count) {
    Instant now = time.now();
    JournalEntry entry =
        new JournalEntry(kind, who, new Times(now, now, count), reason, evidence, Optional.empty());
    lock.lock();
    try {
      log.add(entry);
    } finally {
      lock.unlock();
    }
  }

  private void planned(NodeAddress remote, Instant at, String why) {
    Instant now = time.now();
    lock.lock();
    try {
      log.plan(remote, new Plan(at, why), now);
    } finally {
      lock.unlock();
    }
  }

  private List<JournalEntry> copy() {
    lock.lock();
    try {
      return log.copy();
    } finally {
      lock.unlock();
    }
  }
}
