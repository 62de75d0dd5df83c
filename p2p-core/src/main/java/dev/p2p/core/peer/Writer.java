package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ConnectionFailed;
import dev.p2p.core.outbox.Batch;
import dev.p2p.core.outbox.OutboxDrain;
import dev.p2p.core.outbox.Work;
import dev.p2p.spi.Actor;
import dev.p2p.spi.Connection;
import dev.p2p.spi.TimeSource;
import java.io.IOException;

/**
 * The actor at the Writer end: takes batches of frames from the outbox and writes each with one
 * gathering write, or several if the connection takes only a part. What is urgent and comes between
 * them goes with the next.
 *
 * <p><b>Threading:</b> turns run on one thread, the only one that writes to the connection. The
 * ticker reads since when it has had something to write.
 */
final class Writer implements Actor {

  private final Connection connection;
  private final OutboxDrain drain;
  private final TimeSource time;
  private final PeerOutput output;
  private final Batch batch;

  private volatile boolean writing;
  private volatile long movedAtNanos;

  Writer(Connection connection, OutboxDrain drain, TimeSource time, PeerOutput output) {
    this.connection = connection;
    this.drain = drain;
    this.batch = drain.newBatch();
    this.time = time;
    this.output = output;
    this.movedAtNanos = time.nanoTime();
  }

  /** Waits for one thing: work, and takes a batch of it; or, if there is one, room to write it. */
  @Override
  public boolean turn() {
    boolean goOn = goOn();
    if (!goOn) {
      batch.abandon(output::onUnsent);
      output.onDone();
    }
    return goOn;
  }

  private boolean goOn() {
    try {
      return batch.isEmpty() ? take() : write();
    } catch (IOException e) {
      output.onEnd(new ConnectionFailed(String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      output.onEnd(new CloseReason.InternalDefect("Writer: " + e));
    }
    return false;
  }

  @Override
  public boolean isReady() {
    return batch.isEmpty() ? drain.hasWork() : connection.canWrite();
  }

  /** When a byte last moved, or a batch was taken; {@code nowNanos} if none is to be written. */
  long stalledSince(long nowNanos) {
    return writing ? movedAtNanos : nowNanos;
  }

  /** When a byte last moved. */
  long movedAtNanos() {
    return movedAtNanos;
  }

  /** What it is writing, with all that costs. */
  long memoryBytes() {
    return batch.weight();
  }

  private boolean take() throws IOException {
    Work work = drain.take(batch);
    if (work == Work.FINISHED) {
      connection.shutdownOutput();
      output.onOutputEnded();
    }
    if (!batch.isEmpty()) {
      movedAtNanos = time.nanoTime();
      writing = true;
      batch.forEach(output::onWriting);
    }
    return work == Work.READY;
  }

  private boolean write() throws IOException {
    drain.expedite(batch);
    connection.write(batch.buffers(), batch.count());
    movedAtNanos = time.nanoTime();
    batch.retire(output::onSent);
    writing = !batch.isEmpty();
    return true;
  }
}
