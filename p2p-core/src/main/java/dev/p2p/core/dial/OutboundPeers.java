package dev.p2p.core.dial;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.AddressBook;
import dev.p2p.core.connect.Attendance;
import dev.p2p.core.connect.Dials;
import dev.p2p.core.peer.Peer;
import dev.p2p.core.settings.OutboundSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Dials whom the policy says, and tells it and the address book what became of that.
 *
 * <p><b>Threading:</b> safe to share; {@link #tick} is the ticker's. Nothing here waits. The policy
 * decides under a lock, under which the book is asked, and nobody is dialled or told.
 */
public final class OutboundPeers implements Attendance {

  private final OutboundSettings settings;
  private final AddressBook book;
  private final Dials dials;
  private final Surroundings around;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final DialPolicy policy;

  private volatile boolean stopped;

  /**
   * What it needs of its node.
   *
   * @param time where time comes from
   * @param random where chance comes from
   * @param observer who is told of plans
   * @param banned who is not to be dialled at the moment
   */
  public record Surroundings(
      TimeSource time,
      RandomGenerator random,
      NodeObserver observer,
      Predicate<NodeAddress> banned) {}

  /**
   * Nobody is dialled before the first {@link #tick}.
   *
   * @param reserved peers that are always to be connected, by name or address
   */
  public OutboundPeers(
      OutboundSettings settings,
      Collection<NodeAddress> reserved,
      AddressBook book,
      Dials dials,
      Surroundings around) {
    this.settings = settings;
    this.book = book;
    this.dials = dials;
    this.around = around;
    this.policy =
        new DialPolicy(
            settings,
            new DialPolicy.Known(reserved, book.anchors()),
            new BookSupply(book, around.time()),
            around.banned(),
            around.time().nanoTime());
  }

  /** Begins the dials that are due. */
  public void tick(long nowNanos) {
    if (stopped) {
      return;
    }
    locked(() -> policy.next(nowNanos, around.random())).forEach(this::begin);
    List<NodeAddress> chosen = chosen();
    // Of a node that lost them all the last are the best known.
    if (!chosen.isEmpty()) {
      book.anchors(chosen);
    }
  }

  /** Begins no more dials: the node leaves. What its peers do from now on is not held against. */
  public void stop() {
    stopped = true;
  }

  /** Whether it would dial more peers, and knows of nobody to dial. */
  public boolean isHungry() {
    return locked(policy::isHungry);
  }

  /** The addresses of connected peers that it chose, the longest connected first. */
  public List<NodeAddress> chosen() {
    return locked(policy::chosen);
  }

  /** How many peers it was told of that take part. */
  public int company() {
    return locked(policy::company);
  }

  /** How many addresses are remembered for their failures. */
  public int backOffs() {
    return locked(policy::backOffs);
  }

  @Override
  public void joined(Peer peer) {
    locked(() -> {
      policy.joined(peer.info().listenAddress());
      return true;
    });
  }

  @Override
  public void left(Peer peer) {
    Optional<NodeAddress> at = peer.info().listenAddress();
    long now = around.time().nanoTime();
    locked(() -> policy.left(at, now, around.random())).forEach(this::tell);
  }

  private void begin(PlannedDial dial) {
    book.attempted(dial.address(), around.time().now());
    dials.dial(dial.address(), new Ongoing(dial));
  }

  private void tell(Redial redial) {
    if (!stopped) {
      around
          .observer()
          .onEvent(
              new NodeEvent.DialPlanned(
                  redial.address(), around.time().now().plusNanos(redial.inNanos()), redial.why()));
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

  /** One dial, and what becomes of it. */
  private final class Ongoing implements Dials.Watcher {

    private final NodeAddress address;
    private final boolean tests;
    private volatile boolean connected;

    private Ongoing(PlannedDial dial) {
      this.address = dial.address();
      this.tests = dial.purpose() == Purpose.FEELER;
    }

    @Override
    public boolean tests() {
      return tests;
    }

    @Override
    public void onConnected(Peer peer) {
      connected = true;
      // The address asked for may be a name.
      book.succeeded(peer.connection().remote(), around.time().now());
      locked(() -> {
        policy.connected(address);
        return true;
      });
    }

    @Override
    public void onFailed(ConnectFailedException failure) {
      if (!stopped) {
        book.failed(address, around.time().now());
      }
      long now = around.time().nanoTime();
      locked(() -> policy.failed(address, now, around.random()))
          .ifPresent(OutboundPeers.this::tell);
    }

    @Override
    public void onEnded(CloseReason reason, Duration lifetime) {
      if (!stopped) {
        note(reason, lifetime);
      }
      long now = around.time().nanoTime();
      locked(() -> policy.ended(address, reason, lifetime, now, around.random()))
          .ifPresent(OutboundPeers.this::tell);
    }

    private void note(CloseReason reason, Duration lifetime) {
      boolean stayed = connected && lifetime.compareTo(settings.goodStay()) >= 0;
      if (isRefusal(reason, RefusalCause.SELF_CONNECTION)) {
        book.own(address);
      } else if (stayed || isRefusal(reason, RefusalCause.DUPLICATE_CONNECTION)) {
        book.succeeded(address, around.time().now());
      } else if (!connected) {
        book.failed(address, around.time().now());
      }
    }

    private static boolean isRefusal(CloseReason reason, RefusalCause cause) {
      return reason instanceof CloseReason.Refused refused && refused.cause() == cause;
    }
  }
}
