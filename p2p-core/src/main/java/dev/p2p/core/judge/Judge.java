package dev.p2p.core.judge;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.Verdict;
import dev.p2p.core.observe.JudgeUsage;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeEvent.UnbanCause;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Watches what peers do, keeps their addresses' scores, and ends and bans whom they are too bad
 * for. To be told last of all observers, so that these learn of an offence before they learn what
 * came of it.
 *
 * <p><b>Threading:</b> safe to share. Holds a lock for a piece of arithmetic, never while it tells
 * or ends somebody; a message costs one addition.
 */
public final class Judge implements NodeObserver {

  /** How often accepted messages are made up with. */
  private static final long EARN_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final PenaltySettings settings;
  private final TimeSource time;
  private final NodeObserver observer;
  private final Bans bans;
  private final WatchedPeers watched;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final Scores scores;

  private volatile Enforcer enforcer = (which, reason) -> {};

  /** Confined to the ticker. */
  private long earnedAtNanos;

  /**
   * A judge of nobody yet.
   *
   * @param observer told of bans; not of offences, which it knows
   */
  public Judge(
      PenaltySettings settings,
      ConfiguredPeers configured,
      TimeSource time,
      NodeObserver observer) {
    this.settings = settings;
    this.time = time;
    this.observer = observer;
    this.bans = new Bans(settings.bans().bansMax(), configured, time, this::onBans);
    this.watched = new WatchedPeers(settings.bans().exempt());
    this.scores = new Scores(settings);
    this.earnedAtNanos = time.nanoTime();
  }

  /** Who ends connections, from now on. */
  public void enforceBy(Enforcer ender) {
    this.enforcer = ender;
    bans.enforceBy(ender);
  }

  /** Who is banned. */
  public Bans bans() {
    return bans;
  }

  /** How the address of a peer stands; empty if nothing is known of it. */
  public Optional<Score> score(NodeAddress address) {
    return watched
        .account(address)
        .flatMap(who -> locked(() -> scores.score(who, time.nanoTime())));
  }

  /** How all addresses stand of which anything is known, the worst first. */
  public List<Score> scores() {
    return locked(() -> scores.all(time.nanoTime()));
  }

  /** What it holds at the moment. */
  public JudgeUsage usage() {
    return locked(
        () -> new JudgeUsage(scores.size(), scores.forgotten(), bans.size(), bans.displaced()));
  }

  /** Looks at the time; called by the ticker. */
  public void tick(long nowNanos) {
    bans.tick();
    if (nowNanos - earnedAtNanos >= EARN_EVERY_NANOS) {
      earnedAtNanos = nowNanos;
      watched.all().forEach(peer -> earn(peer, nowNanos));
    }
  }

  @Override
  public void onEvent(NodeEvent event) {
    switch (event) {
      case NodeEvent.Opened(var connection) -> watched.opened(connection);
      case NodeEvent.Connected(var connection, var peer) ->
          watched.connected(connection, peer.id());
      case NodeEvent.Closed(var connection, var reason, var ignored) ->
          watched.closed(connection).ifPresent(peer -> judge(peer, penalty(reason, peer)));
      case NodeEvent.Penalised offence -> {
        Watched peer = watched.find(offence.peer());
        if (peer != null) {
          judge(peer, Penalty.of(offence, settings, time.now()));
        }
      }
      default -> {}
    }
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    if (verdict == Verdict.ACCEPTED && message.topic().policy().relayed()) {
      Watched sender = watched.find(peer);
      if (sender != null) {
        sender.accepted().incrementAndGet();
      }
    }
  }

  private void onBans(NodeEvent event) {
    observer.onEvent(event);
    if (event instanceof NodeEvent.Unbanned(var ban, var cause) && cause == UnbanCause.LIFTED) {
      locked(() -> {
        scores.forgive(ban.subnet());
        return true;
      });
    }
  }

  private Penalty penalty(CloseReason reason, Watched peer) {
    return Penalty.of(reason, peer.connection().direction(), settings, time.now());
  }

  private void judge(Watched peer, Penalty penalty) {
    if (penalty.points() == 0) {
      return;
    }
    boolean mayBan = !bans.configured().includes(peer.connection().remote());
    Moment now = Moment.now(time);
    switch (locked(() -> scores.penalise(peer.who(), penalty, mayBan, now))) {
      case Judgement.Fine ignored -> {}
      case Judgement.Disconnect(var reason) ->
          enforcer.end(peer.connection()::equals, new CloseReason.Misbehaved(reason));
      case Judgement.Excluded(var ban) -> bans.decide(ban);
    }
  }

  private void earn(Watched peer, long nowNanos) {
    long messages = peer.accepted().getAndSet(0);
    if (messages > 0) {
      locked(() -> {
        scores.earn(peer.who(), messages, nowNanos);
        return true;
      });
    }
  }

  private <T> T locked(Supplier<T> what) {
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }
}
