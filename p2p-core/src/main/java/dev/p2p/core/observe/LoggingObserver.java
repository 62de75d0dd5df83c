package dev.p2p.core.observe;

import dev.p2p.api.Ban;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Writes a line for every event worth an operator's time. What a remote peer can trigger at will is
 * at DEBUG. What is this node's fault, but can be triggered from afar, is at WARN the 1st, 2nd,
 * 4th, 8th … time and at DEBUG in between, so that nobody can fill a disk.
 *
 * <p><b>Threading:</b> safe to share; waits only as long as the logging backend does.
 */
public final class LoggingObserver implements NodeObserver {

  private final Logger log;
  private final Map<String, AtomicLong> occurrences = new ConcurrentHashMap<>();

  /** Writes to {@code log}. */
  public LoggingObserver(Logger log) {
    this.log = log;
  }

  @Override
  public void onEvent(NodeEvent event) {
    switch (event) {
      case NodeEvent.Listening(var address) -> log.info("listening on {}", address);
      case NodeEvent.AcceptFailed(var listener, var detail) ->
          log.atLevel(rarely("accept")).log("could not accept on {}: {}", listener, detail);
      case NodeEvent.DialFailed(var remote, var detail) ->
          log.info("could not connect to {}", detail);
      case NodeEvent.DialPlanned(var remote, var at, var why) ->
          log.debug("will dial {} at {}: {}", remote, at, why);
      case NodeEvent.Opened(var connection) -> log.debug("opened {}", connection);
      case NodeEvent.Connected(var connection, var peer) ->
          log.atLevel(ofConnection(connection)).log("connected {}: {}", connection, peer.id());
      case NodeEvent.Closed(var connection, var reason, var lifetime) ->
          log.atLevel(ofEnd(connection, reason))
              .log("closed {} after {} ms: {}", connection, lifetime.toMillis(), reason.describe());
      case NodeEvent.HandlerFailed(var peer, var topic, var id, var cause) ->
          log.atLevel(rarely("failed " + topic))
              .setCause(cause)
              .log("the handler of {} failed on {} from {}", topic, id, peer);
      case NodeEvent.HandlerSlow(var peer, var topic, var took) ->
          log.atLevel(rarely("slow " + topic))
              .log("the handler of {} held the Reader of {} for {}", topic, peer, took);
      case NodeEvent.MessageRejected(var peer, var topic, var id, var reason) ->
          log.debug("rejected {} {} from {}: {}", topic, id, peer, reason);
      case NodeEvent.Penalised(var peer, var offence, var count, var detail) ->
          log.debug("{} pays for {} x {}: {}", peer, count, offence, detail);
      case NodeEvent.Banned(var ban) -> log.atLevel(ofBan(ban)).log("banned {}", ban);
      case NodeEvent.Unbanned(var ban, var cause) ->
          log.atLevel(ofUnban(cause)).log("{}: unbanned {}", cause, ban);
      case NodeEvent.BansFailed(var detail) ->
          log.atLevel(rarely("bans")).log("bans stay as they are: {}", detail);
      case NodeEvent.KindFailed(var topic, var id, var cause) ->
          log.atLevel(rarely("kind " + topic))
              .setCause(cause)
              .log("the kind of {} {} could not be told", topic, id);
      case NodeEvent.StateSetAside(var name, var where, var why) ->
          log.warn(
              "the saved {} can't be read ({}): set aside as {}, begun anew", name, why, where);
      case NodeEvent.StateNotSaved(var name, var why) ->
          log.warn("{} could not be saved, which is tried again: {}", name, why);
      case NodeEvent.AnswersFailed(var peer, var cause) ->
          log.atLevel(rarely("answers")).setCause(cause).log("answers to {} failed", peer);
    }
  }

  private static Level ofConnection(ConnectionInfo connection) {
    return connection.direction() == Direction.OUTBOUND ? Level.INFO : Level.DEBUG;
  }

  private Level ofEnd(ConnectionInfo connection, CloseReason reason) {
    return reason instanceof CloseReason.InternalDefect
        ? rarely("defect")
        : ofConnection(connection);
  }

  private Level ofBan(Ban ban) {
    return ban.by() == Ban.By.OPERATOR ? Level.INFO : rarely("ban", Level.INFO);
  }

  private Level ofUnban(NodeEvent.UnbanCause cause) {
    return switch (cause) {
      case LIFTED -> Level.INFO;
      case EXPIRED -> Level.DEBUG;
      case DISPLACED -> rarely("displaced ban");
    };
  }

  /** WARN the 1st, 2nd, 4th … time something happens, else DEBUG. */
  private Level rarely(String what) {
    return rarely(what, Level.WARN);
  }

  private Level rarely(String what, Level level) {
    long count = occurrences.computeIfAbsent(what, ignored -> new AtomicLong()).incrementAndGet();
    return Long.bitCount(count) == 1 ? level : Level.DEBUG;
  }
}
