package dev.p2p.core.judge;

import dev.p2p.api.Ban;
import dev.p2p.api.CloseReason;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.TimeSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who is banned. A ban ends the connections it concerns, and keeps out new ones in either
 * direction; configured peers are no concern of any.
 *
 * <p><b>Threading:</b> safe to share. Holds a lock for a look-up, never while it tells or ends
 * somebody.
 */
public final class Bans {

  private final ConfiguredPeers configured;
  private final TimeSource time;
  private final Consumer<NodeEvent> observer;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final BanList list;

  private volatile Enforcer enforcer = (which, reason) -> {};

  Bans(int bansMax, ConfiguredPeers configured, TimeSource time, Consumer<NodeEvent> observer) {
    this.list = new BanList(bansMax);
    this.configured = configured;
    this.time = time;
    this.observer = observer;
  }

  void enforceBy(Enforcer ender) {
    this.enforcer = ender;
  }

  /**
   * The ban that keeps an address from being connected, in either direction.
   *
   * @return empty if it may be; always for a host name, whose address is asked about when it is
   *     known
   */
  public Optional<Ban> concerning(NodeAddress address) {
    return locked(() -> list.find(address, time.now()))
        .filter(ban -> !configured.includes(address));
  }

  /**
   * Bans for a time, instead of what there was for the same subnet; its connections end.
   *
   * @param duration positive
   * @throws IllegalArgumentException if {@code duration} is not positive, or too long for a date
   */
  public Ban ban(Subnet subnet, Duration duration, String reason) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("duration must be positive, was " + duration);
    }
    Ban ban = new Ban(subnet, end(duration), Ban.By.OPERATOR, reason);
    put(ban);
    return ban;
  }

  /** Bans without an end, instead of what there was for the same subnet; its connections end. */
  public Ban banForever(Subnet subnet, String reason) {
    Ban ban = new Ban(subnet, Ban.FOREVER, Ban.By.OPERATOR, reason);
    put(ban);
    return ban;
  }

  /**
   * Lifts the ban of exactly this subnet; what was held against its addresses is forgotten, or the
   * ban would come back with the next offence.
   *
   * @return false if there is none
   */
  public boolean lift(Subnet subnet) {
    return tell(locked(() -> list.lift(subnet)));
  }

  /** All bans in force, by subnet. */
  public List<Ban> all() {
    return locked(list::all);
  }

  /**
   * A connection that was dialled to {@code asked}, which may be a name, has {@code actual} as its
   * far end.
   */
  public void onReached(NodeAddress asked, NodeAddress actual) {
    configured.onReached(asked, actual);
  }

  int size() {
    return locked(list::size);
  }

  /** How many had to go because there were too many. */
  long displaced() {
    return locked(list::displaced);
  }

  /** Removes what is over. */
  void tick() {
    tell(locked(() -> list.expire(time.now())));
  }

  ConfiguredPeers configured() {
    return configured;
  }

  /** The node itself bans; what ends later stays. */
  void decide(Ban ban) {
    enforce(ban, locked(() -> list.putUnlessShorter(ban)));
  }

  long changes() {
    return locked(list::changes);
  }

  /** These were in force when the node stopped: those that are not over are again. */
  void restore(Map<Subnet, Ban> before) {
    Instant now = time.now();
    before.values().stream()
        .filter(ban -> !ban.isOver(now))
        .forEach(ban -> locked(() -> list.put(ban)));
  }

  /**
   * Somebody has edited the list.
   *
   * @param before as it was given out
   * @param edited as it came back: what is not in it any more is lifted, unless it was changed here
   *     in the meantime, and what is new or different is banned
   */
  void edit(Map<Subnet, Ban> before, Map<Subnet, Ban> edited) {
    List<NodeEvent> lifted = new ArrayList<>();
    locked(() -> {
      before.values().stream()
          .filter(ban -> !edited.containsKey(ban.subnet()))
          .filter(ban -> list.get(ban.subnet()).filter(ban::equals).isPresent())
          .forEach(ban -> lifted.addAll(list.lift(ban.subnet())));
      return lifted;
    });
    tell(lifted);
    edited.values().stream()
        .filter(ban -> !ban.equals(before.get(ban.subnet())))
        .filter(ban -> !ban.isOver(time.now()))
        .forEach(this::put);
  }

  private void put(Ban ban) {
    enforce(ban, locked(() -> list.put(ban)));
  }

  private void enforce(Ban ban, List<NodeEvent> events) {
    tell(events);
    enforcer.end(
        connection ->
            ban.subnet().contains(connection.remote()) && !configured.includes(connection.remote()),
        new CloseReason.Banned(ban.toString()));
  }

  private boolean tell(List<NodeEvent> events) {
    events.forEach(observer);
    return !events.isEmpty();
  }

  private Instant end(Duration duration) {
    try {
      return time.now().plus(duration);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "duration must end at a date there is, was %s: ban forever instead".formatted(duration),
          e);
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
