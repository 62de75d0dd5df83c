package dev.p2p.core.outbox;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.settings.LimitSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeObserver;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Gossip through an outbox, on one thread: some messages are offered, then taken as one batch. The
 * queue of the JDK knows no priorities, counts no bytes and makes no buffers to write from.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OutboxBenchmark {

  /** How many come before they are taken, at most what fits into a batch. */
  @Param({"1", "8", "64"})
  int messages;

  private final Message message = message();
  private final Outbox outbox =
      new Outbox(
          OutboxSettings.DEFAULTS,
          new Unconcerned(),
          new OutboxContext(
              new ByteBudget(LimitSettings.DEFAULTS.bytesMax()),
              new Kinds(Map.of(), new NodeObserver() {})));
  private final OutboxDrain drain = new OutboxDrain(outbox, new Gate(1), failure -> {});
  private final Batch batch = drain.newBatch();
  private final BlockingQueue<Message> queue =
      new ArrayBlockingQueue<>(OutboxSettings.DEFAULTS.gossipMessagesMax());
  private final List<Message> taken = new ArrayList<>(Batch.FRAMES_MAX);

  /** Returns how many were taken. */
  @Benchmark
  public int ours() {
    for (int i = 0; i < messages; i++) {
      outbox.offer(message);
    }
    drain.take(batch);
    int count = batch.count();
    batch.abandon(unsent -> {});
    return count;
  }

  /** Returns how many were taken. */
  @Benchmark
  public int queue() {
    for (int i = 0; i < messages; i++) {
      queue.offer(message);
    }
    queue.drainTo(taken, Batch.FRAMES_MAX);
    int count = taken.size();
    taken.clear();
    return count;
  }

  private static Message message() {
    DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);
    return wire.frames().encode(wire.profile().topics().named("tx"), Bytes.wrap(new byte[256]), 0);
  }

  /** Nothing is dropped, and nobody waits for room. */
  private static final class Unconcerned implements OutboxListener {

    @Override
    public void onDropped(Message message, DropReason reason) {
      throw new AssertionError(message + " was dropped: " + reason);
    }

    @Override
    public void onOverflow(Message message, SlowCause cause) {
      throw new AssertionError(message + " found no room: " + cause);
    }

    @Override
    public void onRoom() {}
  }
}
