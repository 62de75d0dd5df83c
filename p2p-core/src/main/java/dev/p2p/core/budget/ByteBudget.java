package dev.p2p.core.budget;

import dev.p2p.api.Message;
import dev.p2p.core.observe.BudgetUsage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one node, in bytes: what waits in outboxes and is being written, what has arrived
 * and is not decoded, what handlers have in hands, what is kept. It is charged before it is taken
 * and never is more than the bound, whatever peers do. At the bound those pay who hold most, see
 * {@link RoomMaker}.
 *
 * <p>A message is held by everyone it waits for and charged once, with its {@link Weight}: by its
 * first holder, until its last lets it go. A message that another budget counts already, because
 * two nodes of one process were given the same object, is charged anew for each holder.
 *
 * <pre>
 *  0 ......................... 15/16 .......... all      of what the store can't take
 *  |  gossip, what comes in      |  essentials  |
 * </pre>
 *
 * <p><b>Threading:</b> safe to share. What is said to make room takes locks of outboxes and ends
 * peers: it must be called without such a lock, and waits for nothing else. A {@link Reservation}
 * alone can wait for memory.
 */
public final class ByteBudget {

  /** That part is kept back for what a connection can't do without. */
  private static final int RESERVE_PARTS = 16;

  /** Numbers budgets, from 1: messages know by whom they are counted. */
  private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

  private final int number = LAST_NUMBER.incrementAndGet();
  private final long bytesMax;
  private final long withoutStore;
  private final LongSupplier storeBytes;
  private final Gauge gauge = new Gauge();
  private final RoomMaker rooms = new RoomMaker(gauge);
  private final RoomWaits waits = new RoomWaits();

  /** Gossip is refused that many times more before room is looked for again. */
  private final AtomicInteger refusals = new AtomicInteger();

  /** A budget of a node that keeps nothing. */
  public ByteBudget(long bytesMax) {
    this(bytesMax, 0, () -> 0);
  }

  /**
   * A budget of which a part is set aside for what is kept.
   *
   * @param bytesMax of everything, at least 1
   * @param storeBytesMax what is kept never takes more; less than {@code bytesMax}
   * @param storeBytes what is kept takes now
   */
  public ByteBudget(long bytesMax, long storeBytesMax, LongSupplier storeBytes) {
    this.bytesMax = bytesMax;
    this.withoutStore = bytesMax - storeBytesMax;
    this.storeBytes = storeBytes;
  }

  /** From now on there is one more who holds memory and can be made to pay. */
  public void join(Debtor debtor) {
    rooms.join(debtor);
  }

  /** One less, who has given back everything. */
  public void leave(Debtor debtor) {
    rooms.leave(debtor);
    waits.wake();
  }

  /** Somebody who has joined has ended: whoever waits for room looks again. */
  public void ended() {
    waits.wake();
  }

  /**
   * Charges for one more holder of a message, making room if need be.
   *
   * @return false if there is none; else {@link #letGo} must follow
   */
  public boolean hold(Message message, Need need) {
    if (message.holdOnceMore(number)) {
      return true;
    }
    long bytes = Weight.of(message);
    if (charge(bytes, need, null) != Charge.TAKEN) {
      return false;
    }
    if (!message.hold(number)) {
      // Somebody else was first meanwhile, and has paid.
      credit(bytes);
    }
    return true;
  }

  /** One holder less of a message. */
  public void letGo(Message message) {
    long bytes = leaveHolders(message);
    if (bytes > 0) {
      credit(bytes);
    }
  }

  /**
   * One holder less of a message, for whoever lets go of many and gives back what they were charged
   * together.
   *
   * @return what to {@link #credit}
   */
  public long leaveHolders(Message message) {
    return message.letGo(number) ? Weight.of(message) : 0;
  }

  /** Gives back what was charged. */
  public void credit(long bytes) {
    long after = gauge.subtract(bytes);
    waits.onCredit(after + bytes, after, roomMark());
  }

  /** Charges for something if there is room; makes none, so that a lock may be held. */
  public boolean tryCharge(long bytes) {
    return gauge.add(bytes, withoutStore);
  }

  /** Charges for something that only saves time: if at most half is used. */
  boolean tryChargeSpare(long bytes) {
    return gauge.add(bytes, withoutStore / 2);
  }

  /**
   * Charges for something, making room if need be.
   *
   * @param by on whose account alone it is; null if there is no such
   */
  Charge charge(long bytes, Need need, @Nullable Debtor by) {
    RoomMaker.Wish wish = new RoomMaker.Wish(bytes, bytesMaxFor(need), need, by);
    while (!gauge.add(bytes, wish.bytesMax())) {
      if (need == Need.GOSSIP && isHopeless()) {
        return Charge.REFUSED;
      }
      switch (rooms.makeRoom(wish)) {
        case RoomMaker.Step.Retry ignored -> {}
        case RoomMaker.Step.End(var debtor, var evidence) -> debtor.endOverBudget(evidence);
        case RoomMaker.Step.Await ignored -> {
          return Charge.AWAITED;
        }
        case RoomMaker.Step.GiveUp ignored -> {
          refusals.set(rooms.size());
          return Charge.REFUSED;
        }
      }
    }
    return Charge.TAKEN;
  }

  /** Whether it is worth trying again what was {@link Charge#AWAITED}. */
  boolean isWorthTrying(long bytes, Need need) {
    RoomMaker.Wish wish = new RoomMaker.Wish(bytes, bytesMaxFor(need), need, null);
    return rooms.fits(wish) || !rooms.areReturning(wish);
  }

  /** Who waits for room. */
  RoomWaits waits() {
    return waits;
  }

  /** Whether at most three quarters are used. */
  public boolean hasRoom() {
    return gauge.used() <= roomMark();
  }

  /** Has {@code listener} called whenever there is room after there was none; it must not wait. */
  public void onRoom(Runnable listener) {
    waits.onRoom(listener);
  }

  /** How much is used. */
  public BudgetUsage usage() {
    long kept = storeBytes.getAsLong();
    return new BudgetUsage(gauge.used() + kept, kept, gauge.most(), bytesMax);
  }

  /** Nothing was found to make room with: so many messages later is soon enough to look again. */
  private boolean isHopeless() {
    return refusals.get() > 0 && refusals.getAndDecrement() > 0;
  }

  private long bytesMaxFor(Need need) {
    return switch (need) {
      case GOSSIP, INCOMING -> withoutStore - withoutStore / RESERVE_PARTS;
      case ESSENTIAL -> withoutStore;
    };
  }

  private long roomMark() {
    return withoutStore - withoutStore / 4;
  }
}
