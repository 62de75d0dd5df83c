package dev.p2p.core.outbox;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Need;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that waits for one peer, with one wake-up for its Writer.
 *
 * <pre>
 *  control    handshake, keep-alive         always first; as few as the protocol makes them
 *  gossip     HIGH                          one ring, bounded in messages and bytes,
 *  directed   single answers, peer.send       |  bounded in bytes; overflow ends the peer
 *  answers    lazy ones, one batch ahead      |
 *  gossip     NORMAL, LOW                   the oldest of the lowest priority gives way
 * </pre>
 *
 * <p>A batch is filled in that order, first in first out within a lane. A lane that got nothing
 * from eight batches in a row has the first frame of the next, so none starves. What comes to the
 * first two while a batch is being written does not wait for the next one, but goes behind the
 * frame that is on its way.
 *
 * <p>Every message here, and in the batch that is being written, is paid for by the node's budget.
 *
 * <p><b>Threading:</b> any thread puts in, one Writer takes out. Only {@link #awaitWork} waits. No
 * I/O runs under the lock, and of the application only what observes drops. Whoever puts in may
 * have to make room in other outboxes first, and so holds the lock of none.
 */
public final class Outbox {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final OutboxListener listener;
  private final Kinds kinds;
  private final ByteBudget budget;
  private final GossipRing gossip;
  private final Lanes lanes;

  /** Guarded by lock: iterators the Writer has not taken over yet. */
  private final Deque<Iterator<Message>> newAnswers = new ArrayDeque<>(1);

  /** Guarded by lock: nothing more is taken in. */
  private boolean finishing;

  /** Guarded by lock: nothing more is given out. */
  private boolean closed;

  /** Guarded by lock: more than half of the ring was used since there was last room. */
  private boolean crowded;

  /** Guarded by lock: gossip was dropped for want of memory, and some has waited ever since. */
  private boolean trimmed;

  /** Written under lock; volatile so that asking whether there is work is a plain read. */
  private volatile boolean work;

  /** Written under lock; volatile so that asking between two writes is a plain read. */
  private volatile boolean urgent;

  /** An empty outbox; reserves next to nothing. */
  public Outbox(OutboxSettings settings, OutboxListener listener, OutboxContext context) {
    this.listener = listener;
    this.kinds = context.kinds();
    this.budget = context.budget();
    this.gossip = new GossipRing(settings, budget, this::drop);
    this.lanes = new Lanes(gossip, budget, settings.directedBytesMax());
  }

  /**
   * Queues gossip; what gives way or does not fit is told to the listener.
   *
   * @return {@link Offer#DISPLACED} if something gave way, be it an older message of its kind
   */
  public Offer offer(Message message) {
    Candidate candidate = candidate(message);
    Offer offer;
    boolean overflows;
    lock.lock();
    try {
      offer = take(candidate);
      overflows = overflows(candidate, offer);
    } finally {
      lock.unlock();
    }
    if (overflows) {
      listener.onOverflow(message, SlowCause.GOSSIP_OVERFLOW);
    }
    return offer;
  }

  /**
   * The same for several, in their order, with which the Writer is woken once for as many as go
   * into a batch. Once the peer must go for want of room, none is taken any more.
   */
  public List<Offer> offerAll(List<Message> messages) {
    List<Offer> offers = new ArrayList<>(messages.size());
    Portions.of(messages).forEach(portion -> offerPortion(portion, offers));
    return offers;
  }

  /** Queues a message of the node itself, ahead of everything. */
  public void control(Message message) {
    var unused = put(lanes.control, message);
  }

  /**
   * Queues a message for this peer alone; tells the listener if it will not be sent.
   *
   * @return whether it is queued
   */
  public boolean direct(Message message) {
    return put(lanes.directed, message);
  }

  /** Queues answers to be drawn as the connection takes them; false if nothing more is taken in. */
  public boolean answer(Iterator<Message> lazily) {
    return locked(() -> {
      if (!finishing) {
        newAnswers.addLast(lazily);
        wake();
      }
      return !finishing;
    });
  }

  /** Takes nothing more in; what is there is still given out. */
  public void finish() {
    underLock(() -> {
      finishing = true;
      wake();
    });
  }

  /** Takes nothing in, gives nothing out; tells the listener of everything that waited. */
  public void close() {
    underLock(() -> {
      if (!closed) {
        lanes.close(message -> drop(message, DropReason.CONNECTION_ENDED));
      }
      finishing = true;
      closed = true;
      newAnswers.clear();
      wake();
      listener.onRoom();
    });
  }

  /** Whether a Writer would not have to wait, leaving aside the answers it is drawing. */
  public boolean hasWork() {
    return work;
  }

  /**
   * Whether the gossip ring is as good as full, or something was dropped from it for want of memory
   * and it has not been empty since.
   */
  public boolean isFull() {
    return locked(() -> gossip.isFull() || trimmed);
  }

  /** Whether at most half of the gossip ring is used, or it will not be used any more. */
  public boolean hasRoom() {
    return locked(() -> finishing || gossip.hasRoom());
  }

  /** What waits. */
  public OutboxUsage usage() {
    return locked(() -> lanes.usage());
  }

  /** What gossip waits, with all it costs, whoever else holds it. */
  public long gossipWeight() {
    return locked(() -> gossip.weight());
  }

  /** What else waits, with all it costs. */
  public long firmWeight() {
    return locked(() -> lanes.firmWeight());
  }

  /** Drops the oldest gossip of the lowest priority until at most that much is left. */
  public void trimGossip(long weightMax) {
    underLock(() -> {
      trimmed |= gossip.weight() > weightMax;
      gossip.trim(weightMax);
      afterTaking();
    });
  }

  /** A batch for what is taken out; only its Writer lets go of the messages in it. */
  Batch newBatch() {
    return new Batch(budget);
  }

  /** Waits until there is something for the Writer to do; does not wait if {@code drawing}. */
  Work awaitWork(boolean drawing) {
    lock.lock();
    try {
      while (!closed && !finishing && isEmpty() && !drawing) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        return Work.CLOSED;
      }
      return isEmpty() && !drawing ? Work.FINISHED : Work.READY;
    } finally {
      lock.unlock();
    }
  }

  /** Moves as much into {@code batch}, which is empty, as it takes. */
  void fill(Batch batch) {
    underLock(() -> {
      lanes.fill(batch);
      afterTaking();
    });
  }

  /** Whether something waits that need not wait until a batch is written. */
  boolean hasUrgent() {
    return urgent;
  }

  /** Moves what is urgent into {@code batch}, part of which is written, as far as it takes it. */
  void expedite(Batch batch) {
    underLock(() -> {
      lanes.expedite(batch);
      afterTaking();
    });
  }

  /** Moves the iterators that have come to {@code pending}. */
  void takeOverAnswers(Deque<Iterator<Message>> pending) {
    underLock(() -> {
      pending.addAll(newAnswers);
      newAnswers.clear();
      work = finishing || !isEmpty();
    });
  }

  /** Puts in an answer that was drawn; false if no more are wanted before the next batch. */
  boolean stageAnswer(Message answer) {
    return put(lanes.answers, answer) && wantsAnswers();
  }

  /** Whether there is room to draw another answer before the next batch. */
  boolean wantsAnswers() {
    return locked(() -> !closed && lanes.wantAnswers());
  }

  private Candidate candidate(Message message) {
    Candidate candidate = Candidate.of(message, kinds, budget);
    if (!candidate.held()) {
      listener.onDropped(message, DropReason.OVER_BUDGET);
    }
    return candidate;
  }

  private void offerPortion(List<Message> messages, List<Offer> offers) {
    List<Candidate> candidates = messages.stream().map(this::candidate).toList();
    Message overflowing = null;
    lock.lock();
    try {
      for (Candidate candidate : candidates) {
        Offer offer = overflowing == null ? take(candidate) : candidate.turnAway(budget);
        offers.add(offer);
        if (overflowing == null && overflows(candidate, offer)) {
          overflowing = candidate.message();
        }
      }
    } finally {
      lock.unlock();
    }
    if (overflowing != null) {
      listener.onOverflow(overflowing, SlowCause.GOSSIP_OVERFLOW);
    }
  }

  /** With the lock held. */
  private Offer take(Candidate candidate) {
    if (finishing || !candidate.held()) {
      return candidate.turnAway(budget);
    }
    Offer offer = gossip.offer(candidate.message(), candidate.kind());
    crowded |= !gossip.hasRoom();
    if (offer != Offer.REFUSED) {
      wake();
    }
    return offer;
  }

  /** With the lock held: whether the peer must go for want of room. */
  private boolean overflows(Candidate candidate, Offer offer) {
    return offer == Offer.REFUSED
        && candidate.insists()
        && !finishing
        && !gossip.fits(candidate.message());
  }

  /** Puts in what must not be lost: where there is no room for it, the peer must go. */
  private boolean put(Lane lane, Message message) {
    if (!budget.hold(message, Need.ESSENTIAL)) {
      listener.onDropped(message, DropReason.OVER_BUDGET);
      listener.onOverflow(message, SlowCause.OVER_BUDGET);
      return false;
    }
    DropReason obstacle;
    lock.lock();
    try {
      obstacle = obstacle(lane, message);
      if (obstacle == null) {
        lane.add(message);
        wake();
      } else {
        drop(message, obstacle);
      }
    } finally {
      lock.unlock();
    }
    if (obstacle == DropReason.REFUSED) {
      listener.onOverflow(message, SlowCause.DIRECTED_OVERFLOW);
    }
    if (obstacle == DropReason.OVER_BUDGET) {
      listener.onOverflow(message, SlowCause.OVER_BUDGET);
    }
    return obstacle == null;
  }

  /** Why a message can't be put in, or null. */
  private @Nullable DropReason obstacle(Lane lane, Message message) {
    // Answers to what was asked before the end are part of what is still given out.
    if (lane == lanes.answers ? closed : finishing) {
      return DropReason.CONNECTION_ENDED;
    }
    return lanes.obstacle(lane, message);
  }

  private void drop(Message message, DropReason reason) {
    budget.letGo(message);
    listener.onDropped(message, reason);
  }

  private void wake() {
    work = true;
    noteUrgent();
    changed.signal();
  }

  private void afterTaking() {
    work = finishing || !isEmpty();
    trimmed &= !gossip.isEmpty();
    noteUrgent();
    if (crowded && gossip.hasRoom()) {
      crowded = false;
      listener.onRoom();
    }
  }

  private void noteUrgent() {
    if (urgent != lanes.hasUrgent()) {
      urgent = lanes.hasUrgent();
    }
  }

  private void underLock(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    return lanes.isEmpty() && newAnswers.isEmpty();
  }
}
