package dev.p2p.simulator.network;

import dev.p2p.simulator.time.SeededRandom;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of a connection: bytes leave at the speed of the link, are under way for its
 * latency, and wait to be read; how many may be in between is bounded. Nothing is lost and nothing
 * overtakes; where the way is cut, pieces wait and are sent again when it is mended. That something
 * was read is known to the writer one latency later, whatever is cut.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class OneWay {

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  /** What travels. */
  private sealed interface Piece {
    record Data(ByteBuffer bytes) implements Piece {}

    record End() implements Piece {}

    record Reset() implements Piece {}
  }

  /** Room on its way back to the writer. */
  private record Room(long atNanos, int bytes) {}

  private final SimulatedNetwork network;
  private final Host from;
  private final Host to;
  private final LinkModel model;
  private final SeededRandom random;
  private final long latencyNanos;

  /** Whom the receiver's end belongs to; told of what can't be taken. */
  private final Runnable onUnwanted;

  private final Deque<Piece> underWay = new ArrayDeque<>(2);
  private final Deque<ByteBuffer> arrived = new ArrayDeque<>(2);
  private final Deque<Room> returning = new ArrayDeque<>(2);

  /** Bytes under way, unread, or read without the writer knowing yet. */
  private int buffered;

  private int heldBack;
  private long lineFreeAtNanos;
  private long lastArrivalNanos;

  /** When the oldest byte that is there came, or the last one was read, whichever is later. */
  private long unreadSinceNanos;

  private boolean writerWaits;
  private boolean endSent;
  private boolean resetSent;
  private boolean endArrived;
  private boolean resetArrived;
  private boolean unwanted;

  OneWay(SimulatedNetwork network, Host from, Host to, long latencyNanos, Runnable onUnwanted) {
    this.network = network;
    this.from = from;
    this.to = to;
    this.model = network.model();
    this.random = network.linkRandom();
    this.latencyNanos = latencyNanos;
    this.onUnwanted = onUnwanted;
  }

  boolean hasRoom() {
    long now = network.timeline().nowNanos();
    for (Room room = returning.peekFirst();
        room != null && room.atNanos() <= now;
        room = returning.peekFirst()) {
      buffered -= room.bytes();
      returning.removeFirst();
    }
    return buffered < model.windowBytes();
  }

  /**
   * Takes as much as there is room for.
   *
   * @throws IllegalStateException if there is none
   */
  int write(ByteBuffer[] sources, int count) {
    if (!hasRoom()) {
      throw new IllegalStateException("a write from %s to %s would wait".formatted(from, to));
    }
    long wanted = 0;
    for (int i = 0; i < count; i++) {
      wanted += sources[i].remaining();
    }
    ByteBuffer data = ByteBuffer.allocate((int) Math.min(wanted, model.windowBytes() - buffered));
    for (int i = 0; i < count && data.hasRemaining(); i++) {
      int part = Math.min(sources[i].remaining(), data.remaining());
      data.put(sources[i].slice(sources[i].position(), part));
      sources[i].position(sources[i].position() + part);
    }
    data.flip();
    buffered += data.remaining();
    writerWaits = !hasRoom();
    wakeWriterInTime();
    send(new Piece.Data(data), data.remaining());
    return data.remaining();
  }

  boolean isEnded() {
    return endSent;
  }

  void end() {
    if (!endSent) {
      endSent = true;
      send(new Piece.End(), 0);
    }
  }

  void reset() {
    endSent = true;
    if (!resetSent) {
      resetSent = true;
      send(new Piece.Reset(), 0);
    }
  }

  /** The receiver takes nothing any more; true if it leaves something unread. */
  boolean abandon() {
    boolean unread = !arrived.isEmpty();
    arrived.clear();
    unwanted = true;
    return unread;
  }

  boolean canRead() {
    return resetArrived || (arrived.isEmpty() ? endArrived : to.mayRead());
  }

  boolean isReset() {
    return resetArrived;
  }

  /** How long the receiver has left unread what is there; 0 if nothing is. */
  long unreadForNanos() {
    return arrived.isEmpty() ? 0 : network.timeline().nowNanos() - unreadSinceNanos;
  }

  /** Copies what has arrived, or a part; -1 at the end, 0 if nothing is there. */
  int read(ByteBuffer target) {
    ByteBuffer first = arrived.peekFirst();
    if (first == null) {
      return endArrived ? -1 : 0;
    }
    int count = to.readLimit(Math.min(target.remaining(), first.remaining()));
    target.put(first.slice(first.position(), count));
    first.position(first.position() + count);
    if (!first.hasRemaining()) {
      arrived.removeFirst();
    }
    unreadSinceNanos = network.timeline().nowNanos();
    to.hasRead(count);
    returning.addLast(new Room(network.timeline().nowNanos() + latencyNanos, count));
    wakeWriterInTime();
    return count;
  }

  /** The way is open again: what was held back sets out once more. */
  void resume() {
    int again = heldBack;
    heldBack = 0;
    for (int i = 0; i < again; i++) {
      planArrival(network.timeline().nowNanos());
    }
  }

  private void wakeWriterInTime() {
    Room next = returning.peekFirst();
    if (writerWaits && next != null) {
      writerWaits = false;
      network.timeline().at(next.atNanos(), from::wake);
    }
  }

  private void send(Piece piece, int bytes) {
    long now = network.timeline().nowNanos();
    lineFreeAtNanos =
        Math.max(lineFreeAtNanos, now) + bytes * SECOND_NANOS / model.bytesPerSecond();
    underWay.addLast(piece);
    planArrival(lineFreeAtNanos);
  }

  private void planArrival(long leavesAtNanos) {
    long late = (long) (latencyNanos * model.jitter() * random.unit());
    lastArrivalNanos = Math.max(lastArrivalNanos, leavesAtNanos + latencyNanos + late);
    network.timeline().at(lastArrivalNanos, this::arrive);
  }

  private void arrive() {
    if (network.isCut(from, to)) {
      heldBack++;
      return;
    }
    switch (underWay.removeFirst()) {
      case Piece.Data(var bytes) -> {
        if (unwanted) {
          onUnwanted.run();
        } else {
          if (arrived.isEmpty()) {
            unreadSinceNanos = network.timeline().nowNanos();
          }
          arrived.addLast(bytes);
        }
      }
      case Piece.End ignored -> endArrived = true;
      case Piece.Reset ignored -> {
        resetArrived = true;
        arrived.clear();
      }
    }
    to.wake();
  }
}
