package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.Priority;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Everything that waits for one peer, with one wake-up for its Writer.
 *
 * <pre>
 *  control    handshake, keep-alive         always first; as few as the protocol makes them
 *  gossip     HIGH                          one ring, bounded in messages and bytes,
 *  directed   single answers, peer.send       |  bounded in bytes; overflow is for the caller to act on
 *  answers    lazy ones, one batch ahead      |
 *  gossip     NORMAL, LOW                   the oldest of the lowest priority gives way
 * </pre>
 *
 * <p>A batch is filled in that order, first in first out within a lane. A lane that got nothing
 * from eight batches in a row has the first frame of the next, so none starves. What comes to the
 * first two while a batch is being written does not wait for the next one, but goes behind the
 * frame that is on its way.
 *
 * <p><b>Threading:</b> any thread puts in, one Writer takes out. Only {@link #awaitWork} waits. No
 * I/O and no application code run under the lock.
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

  private static final int PASSED_OVER_MAX = 8;

  /** So many of the lanes, from the first on, hold what is urgent. */
  private static final int URGENT_LANES = 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final long directedBytesMax;
  private final OutboxListener listener;
  private final Kinds kinds;
  private final Lane control = new Lane();
  private final Lane directed = new Lane();
  private final Lane answers = new Lane();
  private final GossipRing gossip;
  private final Lane[] lanes;
  private final int[] passedOver;

  /** Guarded by lock: iterators the Writer has not taken over yet. */
  private final Deque<Iterator<Message>> newAnswers = new ArrayDeque<>(1);

  /** Guarded by lock: nothing more is taken in. */
  private boolean finishing;

  /** Guarded by lock: nothing more is given out. */
  private boolean closed;

  /** Guarded by lock: more than half of the ring was used since there was last room. */
  private boolean crowded;

  /** Written under lock; volatile so that asking whether there is work is a plain read. */
  private volatile boolean work;

  /** Written under lock; volatile so that asking between two writes is a plain read. */
  private volatile boolean urgent;

  /** An empty outbox; reserves next to nothing. */
  public Outbox(OutboxSettings settings, OutboxListener listener, Kinds kinds) {
    this.directedBytesMax = settings.directedBytesMax();
    this.listener = listener;
    this.kinds = kinds;
    this.gossip = new GossipRing(settings, listener);
    this.lanes =
        new Lane[] {
          control,
          gossip.lane(Priority.HIGH),
          directed,
          answers,
          gossip.lane(Priority.NORMAL),
          gossip.lane(Priority.LOW)
        };
    this.passedOver = new int[lanes.length];
  }

  /**
   * Queues gossip; what gives way or does not fit is told to the listener.
   *
   * @return {@link Offer#DISPLACED} if something gave way, be it an older message of its kind
   */
  public Offer offer(Message message) {
    Kind kind = kinds.of(message);
    lock.lock();
    try {
      if (finishing) {
        return Offer.REFUSED;
      }
      Offer offer = gossip.offer(message, kind);
      crowded |= !gossip.hasRoom();
      if (offer != Offer.REFUSED) {
        wake();
      }
      return offer;
    } finally {
      lock.unlock();
    }
  }

  /** Queues a message of the node itself, ahead of everything; lost if nothing more is taken in. */
  public void control(Message message) {
    put(control, message);
  }

  /**
   * Queues a message for this peer alone.
   *
   * @return {@link Offer#REFUSED} at the bound of bytes, {@link Offer#SKIPPED} if nothing more is
   *     taken in
   */
  public Offer direct(Message message) {
    lock.lock();
    try {
      if (!finishing && directed.bytes() + message.frame().length() > directedBytesMax) {
        return Offer.REFUSED;
      }
      return put(directed, message);
    } finally {
      lock.unlock();
    }
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
      finishing = true;
      closed = true;
      newAnswers.clear();
      for (Lane lane : lanes) {
        while (!lane.isEmpty()) {
          listener.onDropped(lane.remove(), DropReason.CONNECTION_ENDED);
        }
      }
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

  /** Whether the gossip ring is as good as full. */
  public boolean isFull() {
    lock.lock();
    try {
      return gossip.isFull();
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
      return new OutboxUsage(gossip.size(), gossip.bytes(), directed.size(), directed.bytes());
    } finally {
      lock.unlock();
    }
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
      int starving = starvingLane();
      if (starving >= 0) {
        batch.add(lanes[starving].remove());
        passedOver[starving] = 0;
      }
      for (int i = 0; i < lanes.length; i++) {
        boolean took = move(lanes[i], batch) || i == starving;
        passedOver[i] = took || lanes[i].isEmpty() ? 0 : passedOver[i] + 1;
        if (i == URGENT_LANES - 1) {
          batch.endUrgent();
        }
      }
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
      for (int i = 0; i < URGENT_LANES; i++) {
        Message next = lanes[i].peek();
        while (next != null && batch.expedites(next.frame().length())) {
          batch.insert(lanes[i].remove());
          next = lanes[i].peek();
        }
      }
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
    lock.lock();
    try {
      if (closed) {
        listener.onDropped(answer, DropReason.CONNECTION_ENDED);
        return false;
      }
      answers.add(answer);
      work = true;
      return answers.size() < Batch.FRAMES_MAX && answers.bytes() < Batch.BYTES_MAX;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is room to draw another answer before the next batch. */
  boolean wantsAnswers() {
    lock.lock();
    try {
      return !closed && answers.size() < Batch.FRAMES_MAX && answers.bytes() < Batch.BYTES_MAX;
    } finally {
      lock.unlock();
    }
  }

  private Offer put(Lane lane, Message message) {
    lock.lock();
    try {
      if (finishing) {
        return Offer.SKIPPED;
      }
      lane.add(message);
      wake();
      return Offer.ACCEPTED;
    } finally {
      lock.unlock();
    }
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
    boolean waits = false;
    for (int i = 0; i < URGENT_LANES; i++) {
      waits |= !lanes[i].isEmpty();
    }
    if (waits != urgent) {
      urgent = waits;
    }
  }

  private boolean isEmpty() {
    for (Lane lane : lanes) {
      if (!lane.isEmpty()) {
        return false;
      }
    }
    return newAnswers.isEmpty();
  }

  private int starvingLane() {
    for (int i = 0; i < lanes.length; i++) {
      if (passedOver[i] >= PASSED_OVER_MAX) {
        return i;
      }
    }
    return -1;
  }

  private static boolean move(Lane lane, Batch batch) {
    boolean took = false;
    Message next = lane.peek();
    while (next != null && batch.takes(next.frame().length())) {
      batch.add(lane.remove());
      took = true;
      next = lane.peek();
    }
    return took;
  }
}
