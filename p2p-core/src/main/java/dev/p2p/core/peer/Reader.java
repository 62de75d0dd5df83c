package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ConnectionFailed;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.Message;
import dev.p2p.core.budget.Reservation;
import dev.p2p.core.limit.Pace;
import dev.p2p.core.outbox.Gate;
import dev.p2p.spi.Actor;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The actor at the Reader end: takes bytes off the connection, finds the frames in them, hands each
 * message on before it looks at the next.
 *
 * <p><b>Threading:</b> turns run on one thread, which runs the handlers too. It never writes to the
 * connection, and waits for its Writer in one case only: as many lazy answers are pending as are
 * allowed. Where its peer is too fast it waits for the ticker. It waits for other peers' actors in
 * one case only: they have ended and are about to give back the memory it needs. The ticker reads
 * when the peer was last heard and whether it is occupied.
 */
final class Reader implements Actor {

  private final Connection connection;
  private final FrameDecoder decoder;
  private final TimeSource time;
  private final PeerInput input;
  private final Gate answers;
  private final Gate later;
  private final Pace pace;
  private final Reservation memory;
  private final ReadBuffer buffer;

  private volatile long heardAtNanos;
  private volatile boolean handling;

  /** Written by the actor alone. */
  private volatile long partialBytes;

  /** When it last began to wait for answers to be written. */
  private volatile long waitingForAnswersSince;

  private volatile boolean waitingForAnswers;

  /** Whether what is held came too fast, and waits for the ticker. Confined to the actor. */
  private boolean tooFast;

  /** When it last began to wait for memory that others are about to give back. */
  private volatile long waitingForMemorySince;

  private volatile boolean waitingForMemory;

  /** What waits at the gates. Confined to the actor. */
  private @Nullable Message held;

  /**
   * What a Reader stops at.
   *
   * @param answers lazy answers pending
   * @param later handlers that answer later
   * @param pace messages that come too fast
   * @param memory what it may hold
   */
  record Gates(Gate answers, Gate later, Pace pace, Reservation memory) {}

  Reader(
      Connection connection, FrameDecoder decoder, TimeSource time, PeerInput input, Gates gates) {
    this.connection = connection;
    this.decoder = decoder;
    this.time = time;
    this.input = input;
    this.answers = gates.answers();
    this.later = gates.later();
    this.pace = gates.pace();
    this.memory = gates.memory();
    this.buffer = new ReadBuffer(memory);
    this.heardAtNanos = time.nanoTime();
  }

  /**
   * Waits for one thing: bytes, and hands on every message that is complete; or, if a message is
   * held at the gates, room in the one that stops it; or, if the message came too fast, the time;
   * or memory.
   */
  @Override
  public boolean turn() {
    boolean goOn = goOn();
    if (!goOn) {
      buffer.close();
      input.onDone();
    }
    return goOn;
  }

  private boolean goOn() {
    try {
      if (waitingForMemory) {
        awaitMemory();
        return true;
      }
      if (tooFast) {
        awaitPace();
        return true;
      }
      if (waitingForAnswers) {
        answers.awaitRoom();
        waitingForAnswers = false;
        return true;
      }
      return held == null ? read() : handOn();
    } catch (IOException e) {
      input.onEnd(new ConnectionFailed(String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      input.onEnd(new CloseReason.InternalDefect("Reader: " + e));
    }
    return false;
  }

  @Override
  public boolean isReady() {
    if (waitingForMemory) {
      return memory.isWorthTrying();
    }
    if (tooFast) {
      return pace.isOpen();
    }
    if (waitingForAnswers) {
      return answers.isOpen();
    }
    return held == null ? connection.canRead() : later.isOpen();
  }

  /** When the last byte came. */
  long heardAtNanos() {
    return heardAtNanos;
  }

  /** Bytes that belonged, when they came, to a frame that had not come whole. */
  long partialBytes() {
    return partialBytes;
  }

  /**
   * Whether it does not read because of us: a handler runs, or something must be finished first, or
   * there is no memory.
   */
  boolean isOccupied() {
    return handling || waitingForMemory;
  }

  /** How much memory it holds. */
  long memoryBytes() {
    return memory.bytes();
  }

  /** What it gives back as soon as it notices that the connection is closed. */
  long returningBytes() {
    return handling ? 0 : memory.bytes();
  }

  /** Since when it has waited for memory; {@code nowNanos} if it does not. */
  long waitingForMemorySince(long nowNanos) {
    return waitingForMemory ? waitingForMemorySince : nowNanos;
  }

  /** Since when it has waited for answers to be written; {@code nowNanos} if it does not. */
  long waitingForAnswersSince(long nowNanos) {
    return waitingForAnswers ? waitingForAnswersSince : nowNanos;
  }

  private boolean read() throws IOException {
    return switch (buffer.makeRoom()) {
      case TAKEN -> readMore();
      case AWAITED -> {
        waitingForMemorySince = time.nanoTime();
        waitingForMemory = true;
        yield true;
      }
      case REFUSED -> {
        input.onOverBudget();
        yield false;
      }
    };
  }

  private void awaitMemory() {
    memory.awaitRoom();
    heardAtNanos = time.nanoTime();
    waitingForMemory = false;
  }

  private boolean readMore() throws IOException {
    int count = buffer.fill(connection);
    if (count < 0) {
      int left = buffer.content().remaining();
      if (left == 0 || input.isDraining()) {
        input.onEndOfStream();
      } else {
        input.onEnd(
            new ConnectionFailed(
                "the stream ended inside a frame, after %d bytes of it".formatted(left)));
      }
      return false;
    }
    heardAtNanos = time.nanoTime();
    if (input.isDraining()) {
      buffer.content().position(buffer.content().limit());
      return true;
    }
    boolean goOn = handOn();
    notePartial(count);
    return goOn;
  }

  private void notePartial(int count) {
    if (held == null) {
      long sum = partialBytes + Math.min(count, buffer.content().remaining());
      partialBytes = sum;
    }
  }

  private boolean handOn() {
    handling = true;
    Optional<CloseReason> end = handOnHeld().or(this::handOnMessages);
    heardAtNanos = time.nanoTime();
    handling = held != null;
    end.ifPresent(input::onEnd);
    return end.isEmpty();
  }

  private Optional<CloseReason> handOnHeld() {
    Message message = held;
    if (message == null) {
      return Optional.empty();
    }
    later.awaitRoom();
    held = null;
    return input.onMessage(message);
  }

  private Optional<CloseReason> handOnMessages() {
    while (true) {
      switch (decoder.decode(buffer.content(), input.origin())) {
        case Decoded.Complete(Message message) -> {
          tooFast = !pace.admits(message);
          if (tooFast || !answers.hasRoom() || !later.hasRoom()) {
            hold(message);
            return Optional.empty();
          }
          Optional<CloseReason> end = input.onMessage(message);
          if (end.isPresent()) {
            return end;
          }
        }
        case Decoded.Incomplete ignored -> {
          return Optional.empty();
        }
        case Decoded.Malformed(var violation) -> {
          return Optional.of(new ProtocolViolation(violation));
        }
      }
    }
  }

  private void hold(Message message) {
    held = message;
    if (!tooFast) {
      stopAtAnswers();
    }
  }

  private void awaitPace() {
    pace.awaitOpen();
    tooFast = false;
    stopAtAnswers();
  }

  private void stopAtAnswers() {
    if (!answers.hasRoom()) {
      waitingForAnswersSince = time.nanoTime();
      waitingForAnswers = true;
    }
  }
}
