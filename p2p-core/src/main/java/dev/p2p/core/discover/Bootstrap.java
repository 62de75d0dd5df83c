package dev.p2p.core.discover;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.AddressBook;
import dev.p2p.core.book.AddressSource;
import dev.p2p.core.book.Learned;
import dev.p2p.core.book.Refusal;
import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import dev.p2p.spi.NameLookup;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings what the configuration names into the book, whenever the book has nobody to offer: first
 * of all when a new node starts.
 *
 * <p><b>Threading:</b> {@link #tick} is the ticker's and waits for nothing; names are looked up by
 * an actor of its own, which waits and of which there is one at a time.
 */
public final class Bootstrap {

  static final Duration LOOK_EVERY = Duration.ofSeconds(30);
  static final Duration LOOK_EVERY_MAX = Duration.ofMinutes(10);

  private final List<NodeAddress> addresses = new ArrayList<>();
  private final List<NodeAddress> names = new ArrayList<>();
  private final NameLookup lookup;
  private final AddressBook book;
  private final Surroundings around;
  private final Patience patience = new Patience(LOOK_EVERY, LOOK_EVERY_MAX);

  /** Whether names are being looked up. */
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * What it needs of its node.
   *
   * @param time where time comes from
   * @param execution runs look-ups
   * @param observer who is told of those that fail
   */
  public record Surroundings(TimeSource time, Execution execution, NodeObserver observer) {}

  /**
   * Puts the addresses into the book; names wait until it has nothing else to offer.
   *
   * @param bootstrap addresses and names
   */
  public Bootstrap(
      Collection<NodeAddress> bootstrap, NameLookup lookup, AddressBook book, Surroundings around) {
    this.lookup = lookup;
    this.book = book;
    this.around = around;
    for (NodeAddress one : bootstrap) {
      boolean isName = learn(one, new AddressSource.Configured());
      (isName ? names : addresses).add(one);
    }
  }

  /** Brings them again, if addresses are scarce and it is time. */
  public void tick(long nowNanos, boolean scarce) {
    if (!scarce || !patience.isOver(nowNanos)) {
      return;
    }
    patience.again(false, nowNanos);
    addresses.forEach(address -> learn(address, new AddressSource.Configured()));
    if (!names.isEmpty() && looking.compareAndSet(false, true)) {
      around.execution().start("p2p-lookup", new Looking());
    }
  }

  /** True if it is a name. */
  private boolean learn(NodeAddress address, AddressSource source) {
    return book.learn(address, source, around.time().now())
        .equals(new Learned.Refused(Refusal.NAME));
  }

  /** Looks every name up, one a turn. */
  private final class Looking implements Actor {

    private int next;

    @Override
    public boolean turn() {
      boolean goOn = false;
      try {
        lookUp(names.get(next));
        next++;
        goOn = next < names.size();
        return goOn;
      } finally {
        if (!goOn) {
          looking.set(false);
        }
      }
    }

    private void lookUp(NodeAddress name) {
      try {
        AddressSource source = new AddressSource.Dns(name.host());
        lookup.lookUp(name).forEach(address -> learn(address, source));
      } catch (IOException e) {
        around.observer().onEvent(new NodeEvent.DialFailed(name, String.valueOf(e.getMessage())));
      }
    }
  }
}
