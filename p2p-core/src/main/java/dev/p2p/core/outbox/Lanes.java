package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import dev.p2p.api.Priority;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.spi.DropReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of an outbox, and who goes first.
 *
 * <p><b>Threading:</b> guarded by the lock of its outbox.
 */
final class Lanes {

  private static final int PASSED_OVER_MAX = 8;

  /** So many, from the first on, hold what is urgent. */
  private static final int URGENT = 2;

  private final GossipRing gossip;
  final Lane control;
  final Lane directed;
  final Lane answers;

  /** From the first to go to the last. */
  private final Lane[] inOrder;

  private final int[] passedOver;

  private final long directedBytesMax;

  /**
   * Those of {@code gossip} and three more.
   *
   * @param directedBytesMax bytes of frames in {@link #directed}
   */
  Lanes(GossipRing gossip, ByteBudget budget, long directedBytesMax) {
    this.gossip = gossip;
    this.directedBytesMax = directedBytesMax;
    this.control = new Lane(budget);
    this.directed = new Lane(budget);
    this.answers = new Lane(budget);
    this.inOrder =
        new Lane[] {
          control,
          gossip.lane(Priority.HIGH),
          directed,
          answers,
          gossip.lane(Priority.NORMAL),
          gossip.lane(Priority.LOW)
        };
    this.passedOver = new int[inOrder.length];
  }

  boolean isEmpty() {
    for (Lane lane : inOrder) {
      if (!lane.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  boolean hasUrgent() {
    for (int i = 0; i < URGENT; i++) {
      if (!inOrder[i].isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is room to draw another answer before the next batch. */
  boolean wantAnswers() {
    return answers.size() < Batch.FRAMES_MAX && answers.bytes() < Batch.BYTES_MAX;
  }

  /** Why a message can't be added to a lane, or null: then it can. */
  @Nullable DropReason obstacle(Lane lane, Message message) {
    if (lane == directed && lane.bytes() + message.frame().length() > directedBytesMax) {
      return DropReason.REFUSED;
    }
    return lane.ensureSlot() ? null : DropReason.OVER_BUDGET;
  }

  OutboxUsage usage() {
    return new OutboxUsage(gossip.size(), gossip.bytes(), directed.size(), directed.bytes());
  }

  /** What only the end of the connection makes free. */
  long firmWeight() {
    return control.weight() + directed.weight() + answers.weight();
  }

  /** Moves as much into {@code batch}, which is empty, as it takes. */
  void fill(Batch batch) {
    int starving = starving();
    if (starving >= 0) {
      batch.add(inOrder[starving].remove());
      passedOver[starving] = 0;
    }
    for (int i = 0; i < inOrder.length; i++) {
      boolean took = move(inOrder[i], batch) || i == starving;
      passedOver[i] = took || inOrder[i].isEmpty() ? 0 : passedOver[i] + 1;
      if (i == URGENT - 1) {
        batch.endUrgent();
      }
    }
    batch.weigh();
  }

  /** Moves what is urgent into {@code batch}, part of which is written, as far as it takes it. */
  void expedite(Batch batch) {
    for (int i = 0; i < URGENT; i++) {
      Message next = inOrder[i].peek();
      while (next != null && batch.expedites(next.frame().length())) {
        batch.insert(inOrder[i].remove());
        next = inOrder[i].peek();
      }
    }
    batch.weigh();
  }

  /** Empties all and gives back what they paid; to be used no more. */
  void close(Consumer<Message> left) {
    for (Lane lane : inOrder) {
      while (!lane.isEmpty()) {
        left.accept(lane.remove());
      }
      lane.close();
    }
  }

  private int starving() {
    for (int i = 0; i < inOrder.length; i++) {
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
