package dev.p2p.core.peer;

import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Debtor;
import dev.p2p.core.outbox.Gate;
import dev.p2p.core.outbox.Outbox;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a peer holds of its node's memory.
 *
 * <p><b>Threading:</b> safe to share, as {@link Debtor} says.
 */
final class PeerDebt implements Debtor {

  /** Reader and Writer. */
  private static final int ACTORS = 2;

  private final Peer peer;
  private final ByteBudget budget;
  private final Outbox outbox;
  private final Reader reader;
  private final Writer writer;
  private final Gate later;
  private final AtomicInteger actors = new AtomicInteger(ACTORS);

  PeerDebt(Peer peer, ByteBudget budget, Outbox outbox, Reader reader, Writer writer) {
    this.peer = peer;
    this.budget = budget;
    this.outbox = outbox;
    this.reader = reader;
    this.writer = writer;
    this.later = peer.later();
  }

  /** The actors begin. */
  void begin() {
    budget.join(this);
  }

  /** One of the actors has ended; the last gives back what there is. */
  void actorDone() {
    if (actors.decrementAndGet() == 0) {
      budget.leave(this);
    }
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
    long input = Math.max(0, reader.memoryBytes() - ReadBuffer.IDLE_CHARGE);
    return input + later.bytes() + outbox.firmWeight() + writer.memoryBytes();
  }

  @Override
  public long returningBytes() {
    return isEnded() ? reader.returningBytes() + writer.memoryBytes() : 0;
  }

  @Override
  public boolean isEnded() {
    return peer.ended().isPresent();
  }

  @Override
  public void endOverBudget(String evidence) {
    peer.overBudget(evidence);
  }

  /** For people. */
  String describe() {
    return "%d bytes to read with, %d being written, %d that handlers answer later, %s"
        .formatted(
            reader.memoryBytes(), writer.memoryBytes(), later.bytes(), outbox.usage().describe());
  }
}
