package dev.p2p.core.repair;

import dev.p2p.api.MessageId;
import dev.p2p.api.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What others have and we have not, and who is asked for it: each message one peer at a time, the
 * next if that one lacks it or sends nothing for too long, and nobody for more at once than it has
 * shown to deliver. Told the time, sends nothing itself: its answers say whom to ask.
 *
 * <p>Bounded: {@value #WANTED_MAX} messages in all, {@value #WANTED_PER_PEER_MAX} because of one
 * peer, which pays for more. Whatever nobody can send is forgotten.
 *
 * <p><b>Threading:</b> safe to share; holds a lock for the time of one call, which is short.
 * Whether there is anything at all is a plain read.
 */
public final class Fetches {

  static final int WANTED_MAX = 65_536;
  static final int WANTED_PER_PEER_MAX = 8_192;

  private final long timeoutNanos;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final Map<MessageId, Wanted> wanted = new LinkedHashMap<>();

  /** Guarded by lock. */
  private final Map<PeerId, Provider> providers = new LinkedHashMap<>();

  /** Guarded by lock: whom the call under way has given reason to ask. */
  private final Set<PeerId> touched = new LinkedHashSet<>();

  private volatile int size;

  /** Ask {@code peer} for {@code ids}. */
  public record Ask(PeerId peer, List<MessageId> ids) {}

  /**
   * What came of an announcement.
   *
   * @param excess ids that were not taken in, because of the bounds
   */
  public record Announced(List<Ask> asks, int excess) {}

  /**
   * What came of the arrival of a message.
   *
   * @param announcers who has it too; nobody if it was not wanted
   */
  public record Arrived(List<Ask> asks, Collection<PeerId> announcers) {
    static final Arrived UNASKED = new Arrived(List.of(), List.of());
  }

  /**
   * What a peer failed to send.
   *
   * @param count how many messages of those it was asked for
   */
  public record Failed(PeerId peer, int count) {}

  /** Whom to ask, and who has failed. */
  public record Step(List<Ask> asks, List<Failed> failed) {}

  /** Nothing wanted; who sends nothing for {@code timeout} has failed. */
  public Fetches(Duration timeout) {
    this.timeoutNanos = timeout.toNanos();
  }

  /** How many messages are wanted. */
  public int size() {
    return size;
  }

  /** Whether the peer could announce more than half of its share. */
  public boolean hasRoom(PeerId peer) {
    lock.lock();
    try {
      Provider provider = providers.get(peer);
      return size < WANTED_MAX / 2
          && (provider == null || provider.charged() < WANTED_PER_PEER_MAX / 2);
    } finally {
      lock.unlock();
    }
  }

  /** A peer has messages that are not known here. */
  public Announced announced(PeerId peer, List<MessageId> ids, long nowNanos) {
    lock.lock();
    try {
      Provider provider = providers.computeIfAbsent(peer, ignored -> new Provider());
      int excess = 0;
      for (MessageId id : ids) {
        excess += want(id, peer, provider) ? 0 : 1;
      }
      touched.add(peer);
      return new Announced(asks(nowNanos), excess);
    } finally {
      lock.unlock();
    }
  }

  /** A message came from {@code peer}, asked for or not. */
  public Arrived arrived(MessageId id, PeerId peer, long nowNanos) {
    if (size == 0) {
      return Arrived.UNASKED;
    }
    lock.lock();
    try {
      Wanted done = wanted.get(id);
      if (done == null) {
        return Arrived.UNASKED;
      }
      forget(done);
      done.asked().ifPresent(asked -> came(asked, id, asked.equals(peer), nowNanos));
      return new Arrived(asks(nowNanos), done.announcers());
    } finally {
      lock.unlock();
    }
  }

  /**
   * A peer says that it lacks messages.
   *
   * @return {@code failed} counts those it was asked for; for others nobody had asked it
   */
  public Step lacking(PeerId peer, List<MessageId> ids, long nowNanos) {
    lock.lock();
    try {
      Provider provider = providers.get(peer);
      List<MessageId> asked =
          provider == null
              ? List.of()
              : ids.stream().filter(provider.inFlight()::contains).toList();
      asked.forEach(this::askFailed);
      return new Step(asks(nowNanos), List.of(new Failed(peer, asked.size())));
    } finally {
      lock.unlock();
    }
  }

  /** A peer is gone. */
  public List<Ask> gone(PeerId peer, long nowNanos) {
    lock.lock();
    try {
      Provider provider = providers.remove(peer);
      if (provider != null) {
        for (Wanted each : List.copyOf(wanted.values())) {
          each.candidates().remove(peer);
          giveUpIfHopeless(each);
        }
        List.copyOf(provider.inFlight()).forEach(this::askFailed);
      }
      return asks(nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the time. */
  public Step tick(long nowNanos) {
    if (size == 0) {
      return new Step(List.of(), List.of());
    }
    lock.lock();
    try {
      List<Failed> failed = new ArrayList<>();
      providers.forEach((peer, provider) -> {
        if (provider.isLate(nowNanos, timeoutNanos)) {
          List<MessageId> late = List.copyOf(provider.inFlight());
          late.forEach(this::askFailed);
          provider.failed();
          failed.add(new Failed(peer, late.size()));
        }
      });
      return new Step(asks(nowNanos), failed);
    } finally {
      lock.unlock();
    }
  }

  private boolean want(MessageId id, PeerId peer, Provider provider) {
    Wanted known = wanted.get(id);
    if (known == null) {
      if (wanted.size() >= WANTED_MAX || provider.charged() >= WANTED_PER_PEER_MAX) {
        return false;
      }
      known = new Wanted(id, peer);
      wanted.put(id, known);
      provider.charge(1);
      size = wanted.size();
    }
    if (known.announcedBy(peer)) {
      provider.queue().addLast(id);
    }
    return true;
  }

  private void came(PeerId asked, MessageId id, boolean fromThere, long nowNanos) {
    Provider provider = providers.get(asked);
    if (provider != null) {
      provider.came(id, fromThere, nowNanos);
      touched.add(asked);
    }
  }

  /** The one who was asked will not send it: others are to be asked, if there are any. */
  private void askFailed(MessageId id) {
    Wanted failed = wanted.get(id);
    if (failed == null) {
      return;
    }
    failed.asked().map(providers::get).ifPresent(provider -> provider.inFlight().remove(id));
    failed.asked().ifPresent(touched::add);
    failed.askFailed();
    for (PeerId candidate : failed.candidates()) {
      queueAgain(candidate, id);
    }
    giveUpIfHopeless(failed);
  }

  private void queueAgain(PeerId candidate, MessageId id) {
    Provider provider = providers.get(candidate);
    if (provider != null) {
      provider.queue().addFirst(id);
      touched.add(candidate);
    }
  }

  private void giveUpIfHopeless(Wanted each) {
    if (each.asked().isEmpty() && each.candidates().isEmpty()) {
      forget(each);
    }
  }

  private void forget(Wanted done) {
    wanted.remove(done.id());
    size = wanted.size();
    @Nullable Provider charged = providers.get(done.chargedTo());
    if (charged != null) {
      charged.charge(-1);
    }
  }

  /** What is to be asked of those who were touched. */
  private List<Ask> asks(long nowNanos) {
    List<Ask> asks = new ArrayList<>();
    for (PeerId peer : touched) {
      Provider provider = providers.get(peer);
      List<MessageId> ids = provider == null ? List.of() : draw(peer, provider, nowNanos);
      if (!ids.isEmpty()) {
        asks.add(new Ask(peer, ids));
      }
    }
    touched.clear();
    return asks;
  }

  private List<MessageId> draw(PeerId peer, Provider provider, long nowNanos) {
    List<MessageId> ids = new ArrayList<>();
    int room = provider.room();
    while (ids.size() < room && !provider.queue().isEmpty()) {
      MessageId id = provider.queue().removeFirst();
      Wanted next = wanted.get(id);
      if (next != null && next.asked().isEmpty() && next.candidates().contains(peer)) {
        next.ask(peer);
        provider.ask(id, nowNanos);
        ids.add(id);
      }
    }
    return ids;
  }
}
