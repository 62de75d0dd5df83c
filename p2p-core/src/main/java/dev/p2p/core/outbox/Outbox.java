package dev.p2p.core.outbox;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Need;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
 * I/O and no application code run under the lock. Whoever puts in may have to make room in other
 * outboxes first, and so holds the lock of none.
 */
public final class Outbox {

  /** What a Writer finds. */
  public enum Work {
    /** There is something to write. */
    READY,
    /** Everything is taken and nothing more will come. */
    FINISHED,
    /** The connection has ended. */
    CLOSED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final long directedBytesMax;
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
    this.directedBytesMax = settings.directedBytesMax();
    this.listener = listener;
    this.kinds = context.kinds();
    this.budget = context.budget();
    this.gossip = new GossipRing(settings, budget, this::drop);
    this.lanes = new Lanes(gossip, budget);
  }

  /**
   * Queues gossip; what gives way or does not fit is told to the listener.
   *
   * @return {@link Offer#DISPLACED} if something gave way, be it an older message of its kind
   */
  public Offer offer(Message message) {
    Kind kind = kinds.of(message);
    if (!budget.hold(message, Need.GOSSIP)) {
      listener.onDropped(message, DropReason.OVER_BUDGET);
      return Offer.REFUSED;
    }
    boolean overflows;
    Offer offer;
    lock.lock();
    try {
      if (finishing) {
        budget.letGo(message);
        return Offer.REFUSED;
      }
      offer = gossip.offer(message, kind);
      crowded |= !gossip.hasRoom();
      overflows = offer == Offer.REFUSED && !gossip.fits(message);
      if (offer != Offer.REFUSED) {
        wake();
      }
    } finally {
      lock.unlock();
    }
    if (overflows && message.topic().policy().overflow() == OverflowPolicy.DISCONNECT) {
      listener.onOverflow(message, SlowCause.GOSSIP_OVERFLOW);
    }
    return offer;
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
    lock.lock();
    try {
      if (!finishing) {
        newAnswers.addLast(lazily);
        wake();
      }
      return !finishing;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more in; what is there is still given out. */
  public void finish() {
    lock.lock();
    try {
      finishing = true;
      wake();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing in, gives nothing out; tells the listener of everything that waited. */
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        lanes.close(message -> drop(message, DropReason.CONNECTION_ENDED));
      }
      finishing = true;
      closed = true;
      newAnswers.clear();
      wake();
      listener.onRoom();
    } finally {
      lock.unlock();
    }
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
    lock.lock();
    try {
      return gossip.isFull() || trimmed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether at most half of the gossip ring is used, or it will not be used any more. */
  public boolean hasRoom() {
    lock.lock();
    try {
      return finishing || gossip.hasRoom();
    } finally {
      lock.unlock();
    }
  }

  /** What waits. */
  public OutboxUsage usage() {
    lock.lock();
    try {
      return lanes.usage();
    } finally {
      lock.unlock();
    }
  }

  /** What gossip waits, with all it costs, whoever else holds it. */
  public long gossipWeight() {
    lock.lock();
    try {
      return gossip.weight();
    } finally {
      lock.unlock();
    }
  }

  /** What else waits, with all it costs. */
  public long firmWeight() {
    lock.lock();
    try {
      return lanes.firmWeight();
    } finally {
      lock.unlock();
    }
  }

  /** Drops the oldest gossip of the lowest priority until at most that much is left. */
  public void trimGossip(long weightMax) {
    lock.lock();
    try {
      trimmed |= gossip.weight() > weightMax;
      gossip.trim(weightMax);
      afterTaking();
    } finally {
      lock.unlock();
    }
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
    lock.lock();
    try {
      lanes.fill(batch);
      trimmed &= !gossip.isEmpty();
      afterTaking();
    } finally {
      lock.unlock();
    }
  }

  /** Whether something waits that need not wait until a batch is written. */
  boolean hasUrgent() {
    return urgent;
  }

  /** Moves what is urgent into {@code batch}, part of which is written, as far as it takes it. */
  void expedite(Batch batch) {
    lock.lock();
    try {
      lanes.expedite(batch);
      afterTaking();
    } finally {
      lock.unlock();
    }
  }

  /** Moves the iterators that have come to {@code pending}. */
  void takeOverAnswers(Deque<Iterator<Message>> pending) {
    lock.lock();
    try {
      pending.addAll(newAnswers);
      newAnswers.clear();
      work = finishing || !isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Puts in an answer that was drawn; false if no more are wanted before the next batch. */
  boolean stageAnswer(Message answer) {
    return put(lanes.answers, answer) && wantsAnswers();
  }

  /** Whether there is room to draw another answer before the next batch. */
  boolean wantsAnswers() {
    lock.lock();
    try {
      return !closed && lanes.wantAnswers();
    } finally {
      lock.unlock();
    }
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
    if (lane == lanes.directed && lane.bytes() + message.frame().length() > directedBytesMax) {
      return DropReason.REFUSED;
    }
    return lane.ensureSlot() ? null : DropReason.OVER_BUDGET;
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

  private boolean isEmpty() {
    return lanes.isEmpty() && newAnswers.isEmpty();
  }
}
