package dev.p2p.core.outbox;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Debtor;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An outbox and what is taken from it, as the debt of a peer without a connection. */
final class OutboxDebtor implements Debtor, OutboxListener {

  final Outbox outbox;
  final OutboxDrain drain;
  final Batch batch;
  final AtomicInteger dropped = new AtomicInteger();

  /** Every message that waits or is being written, as often as it does. */
  final Collection<Message> held = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean ended = new AtomicBoolean();

  OutboxDebtor(OutboxSettings settings, ByteBudget budget) {
    this.outbox = Outboxes.outbox(settings, this, budget);
    this.drain = new OutboxDrain(outbox, new Gate(4), failure -> {});
    this.batch = drain.newBatch();
    budget.join(this);
  }

  void offer(Message message) {
    held.add(message);
    if (outbox.offer(message) == Offer.REFUSED && ended.get()) {
      held.remove(message);
    }
  }

  void direct(Message message) {
    held.add(message);
    outbox.direct(message);
  }

  /** Writes the batch, if there is one, and takes the next if that does not wait. */
  void write() {
    for (int i = 0; i < batch.count(); i++) {
      batch.buffers()[i].position(batch.buffers()[i].limit());
    }
    batch.retire(held::remove);
    if (drain.hasWork()) {
      drain.take(batch);
    }
  }

  void end() {
    ended.set(true);
    outbox.close();
  }

  /** Has ended, and its Writer has noticed. */
  void giveBack() {
    batch.abandon(held::remove);
  }

  @Override
  public long gossipBytes() {
    return outbox.gossipWeight();
  }

  @Override
  public void trimGossip(long bytesMax) {
    outbox.trimGossip(bytesMax);
  }

  @Override
  public long firmBytes() {
    return outbox.firmWeight() + batch.weight();
  }

  @Override
  public long returningBytes() {
    return isEnded() ? batch.weight() : 0;
  }

  @Override
  public boolean isEnded() {
    return ended.get();
  }

  @Override
  public void endOverBudget(String evidence) {
    end();
  }

  @Override
  public void onDropped(Message message, DropReason reason) {
    dropped.incrementAndGet();
    held.remove(message);
  }

  @Override
  public void onOverflow(Message message, SlowCause cause) {
    end();
  }

  @Override
  public void onRoom() {}
}
