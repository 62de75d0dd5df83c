package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.CloseReason.HandshakeFailure;
import dev.p2p.api.CloseReason.Silent;
import dev.p2p.api.CloseReason.Slow;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.core.outbox.Outbox;
import dev.p2p.core.settings.NodeSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * What time does to a peer: handshakes that do not end, silence, writes and answers that stall, a
 * ring that stays full, memory that others do not give back. Told the time, has no clock.
 *
 * <p><b>Threading:</b> confined to the ticker; reads what Reader and Writer publish.
 */
final class PeerWatch {

  /** What to do about a peer. */
  sealed interface Finding {
    record Fine() implements Finding {}

    record Ping() implements Finding {}

    record End(CloseReason reason) implements Finding {}
  }

  private static final Finding FINE = new Finding.Fine();

  private final NodeSettings settings;
  private final Reader reader;
  private final Writer writer;
  private final Outbox outbox;
  private final KeepAlive keepAlive;
  private final long openedAtNanos;
  private Optional<Long> fullSince = Optional.empty();

  PeerWatch(
      NodeSettings settings, Reader reader, Writer writer, Outbox outbox, long openedAtNanos) {
    this.settings = settings;
    this.reader = reader;
    this.writer = writer;
    this.outbox = outbox;
    this.keepAlive = new KeepAlive(settings.keepAlive(), openedAtNanos);
    this.openedAtNanos = openedAtNanos;
  }

  /** Looks at a peer in its handshake. */
  Finding checkHandshake(long nowNanos) {
    Duration limit = settings.connections().handshakeTimeout();
    if (nowNanos - openedAtNanos >= limit.toNanos()) {
      return new Finding.End(
          new HandshakeFailed(
              HandshakeFailure.TIMED_OUT, "the handshake was not done after " + limit));
    }
    return checkWriter(nowNanos).<Finding>map(Finding.End::new).orElse(FINE);
  }

  /** Looks at a peer whose handshake is done. */
  Finding check(long nowNanos) {
    return checkWriter(nowNanos)
        .or(() -> checkAnswers(nowNanos))
        .or(() -> checkMemory(nowNanos))
        .or(() -> checkRing(nowNanos))
        .<Finding>map(Finding.End::new)
        .orElseGet(() -> checkSilence(nowNanos));
  }

  private Finding checkSilence(long nowNanos) {
    if (reader.isOccupied()) {
      // A Pong would wait here: it would be late through no fault of the peer's.
      return FINE;
    }
    long heardAt = reader.heardAtNanos();
    return switch (keepAlive.check(nowNanos, heardAt)) {
      case NONE -> FINE;
      case PING -> new Finding.Ping();
      case CLOSE -> new Finding.End(new Silent(Duration.ofNanos(nowNanos - heardAt)));
    };
  }

  private Optional<CloseReason> checkWriter(long nowNanos) {
    return slowAfter(
        settings.outbox().stallLimit(),
        nowNanos - writer.stalledSince(nowNanos),
        SlowCause.WRITE_STALLED);
  }

  private Optional<CloseReason> checkAnswers(long nowNanos) {
    long waited = nowNanos - reader.waitingForAnswersSince(nowNanos);
    long still = nowNanos - writer.movedAtNanos();
    return slowAfter(
        settings.outbox().stallLimit(), Math.min(waited, still), SlowCause.ANSWERS_STALLED);
  }

  private Optional<CloseReason> checkMemory(long nowNanos) {
    return slowAfter(
        settings.outbox().stallLimit(),
        nowNanos - reader.waitingForMemorySince(nowNanos),
        SlowCause.OVER_BUDGET);
  }

  private Optional<CloseReason> checkRing(long nowNanos) {
    if (!outbox.isFull()) {
      fullSince = Optional.empty();
      return Optional.empty();
    }
    fullSince = Optional.of(fullSince.orElse(nowNanos));
    return slowAfter(
        settings.outbox().fullLimit(), nowNanos - fullSince.get(), SlowCause.GOSSIP_OVERFLOW);
  }

  private Optional<CloseReason> slowAfter(Duration limit, long nanos, SlowCause cause) {
    if (nanos < limit.toNanos()) {
      return Optional.empty();
    }
    return Optional.of(
        new Slow(
            cause, "for %s: %s".formatted(Duration.ofNanos(nanos), outbox.usage().describe())));
  }
}
