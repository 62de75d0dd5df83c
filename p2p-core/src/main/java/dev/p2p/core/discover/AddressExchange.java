package dev.p2p.core.discover;

import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offence;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Topic;
import dev.p2p.core.book.AddressBook;
import dev.p2p.core.book.AddressSource;
import dev.p2p.core.book.Learned;
import dev.p2p.core.book.Refusal;
import dev.p2p.core.connect.Attendance;
import dev.p2p.core.peer.Peer;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks peers for addresses and answers theirs, and writes down where peers listen. A peer that was
 * dialled is asked as soon as it takes part; others are when addresses run out.
 *
 * <p><b>Threading:</b> safe to share. Holds a lock for a look-up, never while it asks the book or
 * tells somebody.
 */
public final class AddressExchange implements Attendance {

  /** Most addresses in one answer, a message each. */
  static final int ANSWER_MAX = 100;

  /** A peer is answered once in that time. */
  static final Duration ANSWER_EVERY = Duration.ofSeconds(5);

  /** While addresses are scarce a peer is asked once in that time, so that it answers. */
  static final Duration ASK_EVERY = Duration.ofSeconds(10);

  /** Asking that brings nothing new is repeated after twice the time, up to this. */
  static final Duration ASK_EVERY_MAX = Duration.ofMinutes(10);

  private final Optional<AddressMessages> messages;
  private final AddressBook book;
  private final Surroundings around;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock: peers that take part, in the order they came. */
  private final Map<PeerId, Acquaintance> peers = new LinkedHashMap<>();

  /** Guarded by lock: whether anything was learned since somebody was asked. */
  private boolean learned;

  private final Patience patience = new Patience(ASK_EVERY, ASK_EVERY_MAX);

  /**
   * What it needs of its node.
   *
   * @param time where time comes from
   * @param random where chance comes from
   * @param observer who is told who pays
   */
  public record Surroundings(TimeSource time, RandomGenerator random, NodeObserver observer) {}

  /**
   * Nobody is known yet.
   *
   * @param messages empty where the protocol has none: then peers are only observed
   */
  public AddressExchange(
      Optional<AddressMessages> messages, AddressBook book, Surroundings around) {
    this.messages = messages;
    this.book = book;
    this.around = around;
  }

  /** Whether messages of that topic are its own. */
  public boolean handles(Topic topic) {
    return messages
        .filter(known -> topic.equals(known.getAddrs()) || topic.equals(known.addr()))
        .isPresent();
  }

  /** Processes a message whose topic it {@link #handles}. */
  public Outcome handle(Message message, RemotePeer peer) {
    AddressMessages known = messages.orElseThrow();
    return message.topic().equals(known.addr())
        ? learn(known.told(message), peer.info())
        : answer(known, peer.info());
  }

  /** Asks somebody, if addresses are scarce and it is time. Called by the ticker. */
  public void tick(long nowNanos, boolean scarce) {
    if (!scarce || messages.isEmpty() || !patience.isOver(nowNanos)) {
      return;
    }
    Optional<Peer> asked = locked(() -> somebody(nowNanos));
    asked.ifPresent(peer -> peer.send(messages.get().ask()));
  }

  @Override
  public void joined(Peer peer) {
    PeerInfo info = peer.info();
    long now = around.time().nanoTime();
    Acquaintance acquaintance = new Acquaintance(peer);
    boolean dialled = info.direction() == Direction.OUTBOUND;
    locked(() -> {
      peers.put(info.id(), acquaintance);
      return !dialled || acquaintance.ask(0, now);
    });
    if (dialled) {
      messages.ifPresent(known -> peer.send(known.ask()));
    } else {
      info.listenAddress()
          .ifPresent(address -> note(book.learn(address, new AddressSource.Itself(), wallNow())));
    }
  }

  @Override
  public void left(Peer peer) {
    locked(() -> {
      @Nullable Acquaintance known = peers.get(peer.id());
      // The same node may take part by another connection.
      return known != null && known.peer() == peer && peers.remove(peer.id(), known);
    });
  }

  private Outcome answer(AddressMessages known, PeerInfo asker) {
    long now = around.time().nanoTime();
    boolean may =
        locked(() -> {
          @Nullable Acquaintance peer = peers.get(asker.id());
          return peer != null && peer.answer(ANSWER_EVERY.toNanos(), now);
        });
    if (!may) {
      return Outcome.ignored();
    }
    List<NodeAddress> sample =
        book.sample(
            ANSWER_MAX, asker.listenAddress().orElse(asker.address()), around.random(), wallNow());
    return Outcome.accepted(sample.stream().map(known::tell).iterator());
  }

  private Outcome learn(NodeAddress address, PeerInfo from) {
    Learned learnt =
        book.learn(address, new AddressSource.Peer(from.address(), from.direction()), wallNow());
    note(learnt);
    if (learnt.equals(new Learned.Refused(Refusal.TOO_MANY))) {
      penalise(from);
    }
    return learnt instanceof Learned.Refused ? Outcome.ignored() : Outcome.accepted();
  }

  private void note(Learned learnt) {
    if (learnt instanceof Learned.Added) {
      locked(() -> learned = true);
    }
  }

  private void penalise(PeerInfo from) {
    long count =
        locked(() -> {
          @Nullable Acquaintance peer = peers.get(from.id());
          return peer == null ? 0L : peer.oneTooMany();
        });
    if (count > 0) {
      around
          .observer()
          .onEvent(
              new NodeEvent.Penalised(
                  from.id(), Offence.ADDRESS_FLOOD, count, "names more addresses than it may"));
    }
  }

  /** One to be asked, by lot, of those who were not for long; caller holds the lock. */
  private Optional<Peer> somebody(long nowNanos) {
    List<Acquaintance> candidates = new ArrayList<>(peers.values());
    candidates.removeIf(one -> !one.peer().routes(messages.orElseThrow().getAddrs()));
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    patience.again(learned, nowNanos);
    learned = false;
    Acquaintance chosen = candidates.get(around.random().nextInt(candidates.size()));
    return chosen.ask(ASK_EVERY.toNanos(), nowNanos)
        ? Optional.of(chosen.peer())
        : Optional.empty();
  }

  private Instant wallNow() {
    return around.time().now();
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
