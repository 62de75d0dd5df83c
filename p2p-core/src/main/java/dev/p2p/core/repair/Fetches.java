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

/**
 * What others have and we have not, and who is asked for it: each message one peer at a time, the
 * next if that one lacks it or nothing of use comes from it for too long, and nobody for more at
 * once than it has shown to deliver. Told the time, sends nothing itself: its answers say whom to
 * ask.
 *
 * <p><b>Time.</b> The time-out runs while nothing of use comes: neither news nor a part of a long
 * message. So a slow link is given the time it needs. Whoever is busy all the time and still does
 * not send what it was asked for keeps it from us no longer than {@value #PATIENCE} time-outs, if
 * somebody else has it. Who was given up has failed if it does not answer in as much time again.
 *
 * <p>Bounded: {@value #WANTED_MAX} messages in all, {@value #WANTED_PER_PEER_MAX} because of one
 * peer, which pays for more. Whatever nobody can send is forgotten. Only those who have joined are
 * listened to.
 *
 * <p><b>Threading:</b> safe to share; holds a lock for the time of one call, which is short.
 * Whether there is anything at all is a plain read.
 */
public final class Fetches {

  static final int WANTED_MAX = 65_536;
  static final int WANTED_PER_PEER_MAX = 8_192;

  /** Of what one peer announced, some wanted because of others. */
  static final int QUEUE_MAX = 2 * WANTED_PER_PEER_MAX;

  /** In time-outs: the longest wait for one who is busy, and for the answer of one given up. */
  static final int PATIENCE = 10;

  private final long timeoutNanos;
  private final long patienceNanos;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private final Map<MessageId, Wanted> wanted = new LinkedHashMap<>();

  /** Guarded by lock: those who have joined. */
  private final Map<PeerId, Provider> providers = new LinkedHashMap<>();

  /** Guarded by lock: whom the call under way has given reason to ask. */
  private final Set<PeerId> touched = new LinkedHashSet<>();

  /** Changed under lock, read without. */
  private volatile int size;

  /** Whether anybody may owe something. Changed under lock, read without. */
  private volatile boolean owing;

  /** Ask {@code peer} for {@code ids}. */
  public record Ask(RepairPeer peer, List<MessageId> ids) {}

  /**
   * What came of an announcement.
   *
   * @param excess ids that were not taken in, because of the bounds
   */
  public record Announced(List<Ask> asks, int excess) {
    static final Announced NOTHING = new Announced(List.of(), 0);
  }

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

  /** Nothing wanted; who sends nothing of use for {@code timeout} is given up. */
  public Fetches(Duration timeout) {
    this.timeoutNanos = timeout.toNanos();
    this.patienceNanos = PATIENCE * timeoutNanos;
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

  /** What a peer has announced and was not asked for yet, be it needed still or not. */
  int queued(PeerId peer) {
    lock.lock();
    try {
      Provider provider = providers.get(peer);
      return provider == null ? 0 : provider.queue().size();
    } finally {
      lock.unlock();
    }
  }

  /** A peer takes part, instead of an earlier connection to the same node if there is one. */
  public List<Ask> joined(RepairPeer peer, long nowNanos) {
    PeerId id = peer.info().id();
    lock.lock();
    try {
      remove(id);
      providers.put(id, new Provider(peer));
      return asks(nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /** A peer has messages that are not known here. One who does not take part is not listened to. */
  public Announced announced(PeerId peer, List<MessageId> ids, long nowNanos) {
    lock.lock();
    try {
      Provider provider = providers.get(peer);
      if (provider == null) {
        return Announced.NOTHING;
      }
      if (provider.queue().size() + ids.size() > QUEUE_MAX) {
        provider.queue().removeIf(id -> !isToBeAsked(id, peer));
      }
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

  /**
   * A message came from {@code peer}, asked for or not.
   *
   * @param isNews whether nobody had sent it before
   */
  public Arrived arrived(MessageId id, PeerId peer, boolean isNews, long nowNanos) {
    if (size == 0 && !owing) {
      return Arrived.UNASKED;
    }
    lock.lock();
    try {
      noteSent(id, peer, isNews, nowNanos);
      Wanted done = wanted.get(id);
      if (done == null) {
        return new Arrived(asks(nowNanos), List.of());
      }
      forget(done);
      done.asked().ifPresent(asked -> excuse(asked, id, nowNanos));
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
      if (provider == null) {
        return new Step(List.of(), List.of(new Failed(peer, 0)));
      }
      int asked = 0;
      for (MessageId id : ids) {
        boolean wasAwaited = provider.inFlight().contains(id);
        asked += provider.answered(id) ? 1 : 0;
        if (wasAwaited) {
          askFailed(id);
        }
      }
      touched.add(peer);
      return new Step(asks(nowNanos), List.of(new Failed(peer, asked)));
    } finally {
      lock.unlock();
    }
  }

  /** A peer takes part no more; nothing happens if that is true of an earlier connection only. */
  public List<Ask> gone(RepairPeer peer, long nowNanos) {
    PeerId id = peer.info().id();
    lock.lock();
    try {
      Provider provider = providers.get(id);
      if (provider != null && provider.peer().equals(peer)) {
        remove(id);
      }
      return asks(nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the time. */
  public Step tick(long nowNanos) {
    if (size == 0 && !owing) {
      return new Step(List.of(), List.of());
    }
    lock.lock();
    try {
      List<Failed> failed = new ArrayList<>();
      boolean owingStill = false;
      for (Map.Entry<PeerId, Provider> entry : providers.entrySet()) {
        Provider provider = entry.getValue();
        lookAt(provider, nowNanos);
        int faults = provider.forgive(nowNanos, patienceNanos);
        if (faults > 0) {
          failed.add(new Failed(entry.getKey(), faults));
        }
        owingStill |= provider.owes();
      }
      owing = owingStill;
      return new Step(asks(nowNanos), failed);
    } finally {
      lock.unlock();
    }
  }

  private void lookAt(Provider provider, long nowNanos) {
    if (provider.isLate(nowNanos, timeoutNanos)) {
      provider.giveUp(nowNanos).forEach(this::askFailed);
      return;
    }
    for (MessageId id : provider.waitedForSince(nowNanos, patienceNanos)) {
      Wanted slow = wanted.get(id);
      if (slow != null && !slow.candidates().isEmpty()) {
        provider.excuse(id, nowNanos);
        askFailed(id);
      }
    }
  }

  private void remove(PeerId peer) {
    Provider provider = providers.remove(peer);
    if (provider != null) {
      for (Wanted each : List.copyOf(wanted.values())) {
        each.candidates().remove(peer);
        giveUpIfHopeless(each);
      }
      provider.inFlight().forEach(this::askFailed);
    }
  }

  private boolean want(MessageId id, PeerId peer, Provider provider) {
    if (provider.queue().size() >= QUEUE_MAX) {
      return false;
    }
    Wanted known = wanted.get(id);
    if (known == null) {
      if (wanted.size() >= WANTED_MAX || provider.charged() >= WANTED_PER_PEER_MAX) {
        return false;
      }
      known = new Wanted(id, provider);
      wanted.put(id, known);
      provider.charge(1);
      size = wanted.size();
    }
    if (known.announcedBy(peer)) {
      provider.queue().addLast(id);
    }
    return true;
  }

  private void noteSent(MessageId id, PeerId peer, boolean isNews, long nowNanos) {
    Provider provider = providers.get(peer);
    if (provider == null) {
      return;
    }
    if (provider.sent(id, nowNanos)) {
      touched.add(peer);
    } else if (isNews) {
      provider.moved(nowNanos);
    }
  }

  /** Somebody else has sent it. */
  private void excuse(PeerId asked, MessageId id, long nowNanos) {
    Provider provider = providers.get(asked);
    if (provider != null) {
      provider.excuse(id, nowNanos);
      if (provider.owes()) {
        owing = true;
      }
      touched.add(asked);
    }
  }

  /** The one who was asked is not waited for any more: others are asked, if there are any. */
  private void askFailed(MessageId id) {
    Wanted failed = wanted.get(id);
    if (failed == null) {
      return;
    }
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
    done.chargedTo().charge(-1);
  }

  /** What is to be asked of those who were touched. */
  private List<Ask> asks(long nowNanos) {
    List<Ask> asks = new ArrayList<>();
    for (PeerId peer : touched) {
      Provider provider = providers.get(peer);
      List<MessageId> ids = provider == null ? List.of() : draw(peer, provider, nowNanos);
      if (provider != null && !ids.isEmpty()) {
        asks.add(new Ask(provider.peer(), ids));
      }
    }
    touched.clear();
    return asks;
  }

  private boolean isToBeAsked(MessageId id, PeerId peer) {
    Wanted each = wanted.get(id);
    return each != null && each.isToBeAskedOf(peer);
  }

  private List<MessageId> draw(PeerId peer, Provider provider, long nowNanos) {
    List<MessageId> ids = new ArrayList<>();
    int room = provider.room();
    while (ids.size() < room && !provider.queue().isEmpty()) {
      MessageId id = provider.queue().removeFirst();
      Wanted next = wanted.get(id);
      if (next != null && next.isToBeAskedOf(peer)) {
        next.ask(peer);
        provider.ask(id, nowNanos);
        ids.add(id);
      }
    }
    return ids;
  }
}
