package dev.p2p.core.budget;

import dev.p2p.api.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Holds gossip in one queue, and as much else as a test says. */
final class TestDebtor implements Debtor {

  final Deque<Message> gossip = new ArrayDeque<>();
  String evidence = "";

  /** How often it was asked how much gossip it holds. */
  int asked;

  private final ByteBudget budget;
  private final Reservation firm;

  TestDebtor(ByteBudget budget) {
    this.budget = budget;
    this.firm = new Reservation(budget, () -> this);
    budget.join(this);
  }

  /** Queues gossip if it is paid for. */
  boolean offer(Message message) {
    boolean paid = budget.hold(message, Need.GOSSIP);
    if (paid) {
      gossip.addLast(message);
    }
    return paid;
  }

  void offerAll(List<Message> messages) {
    messages.forEach(this::offer);
  }

  /** The memory of its Reader. */
  Reservation firm() {
    return firm;
  }

  /** Has ended and gives back everything. */
  void giveBack() {
    while (!gossip.isEmpty()) {
      budget.letGo(gossip.removeFirst());
    }
    firm.shrink(0);
    budget.leave(this);
  }

  @Override
  public long gossipBytes() {
    asked++;
    return gossip.stream().mapToLong(Weight::of).sum();
  }

  @Override
  public void trimGossip(long bytesMax) {
    while (gossip.stream().mapToLong(Weight::of).sum() > bytesMax) {
      budget.letGo(gossip.removeFirst());
    }
  }

  @Override
  public long firmBytes() {
    return firm.bytes();
  }

  @Override
  public long returningBytes() {
    return isEnded() ? firm.bytes() : 0;
  }

  @Override
  public boolean isEnded() {
    return !evidence.isEmpty();
  }

  @Override
  public void endOverBudget(String why) {
    evidence = why;
    budget.ended();
  }
}
