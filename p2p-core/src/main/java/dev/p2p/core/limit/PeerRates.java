package dev.p2p.core.limit;

import dev.p2p.api.Message;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rates of one peer: messages and bytes, for each class of topics. Every message counts, a copy
 * of one that is known too: to find that out costs as much as news.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class PeerRates {

  /** Messages and bytes of a class; null where there is no limit. */
  private record Limits(@Nullable RateLimit messages, @Nullable RateLimit bytes) {

    Limits(Rate rate, Duration burst, long nowNanos) {
      this(
          limit(rate.messagesPerSecond(), burst, nowNanos),
          limit(rate.bytesPerSecond(), burst, nowNanos));
    }

    boolean isAny() {
      return messages != null || bytes != null;
    }

    long take(Message message, long nowNanos) {
      long forMessages = messages == null ? 0 : messages.take(1, nowNanos);
      long forBytes = bytes == null ? 0 : bytes.take(message.frame().length(), nowNanos);
      return Math.max(forMessages, forBytes);
    }

    private static @Nullable RateLimit limit(long perSecond, Duration burst, long nowNanos) {
      return perSecond == 0 ? null : new RateLimit(perSecond, burst, nowNanos);
    }
  }

  private final Limits control;
  private final Limits gossip;
  private final Limits requests;
  private final Limits others;

  /** Those of a peer of which nothing has come yet. */
  PeerRates(RateSettings settings, long nowNanos) {
    this.control = new Limits(settings.control(), settings.burst(), nowNanos);
    this.gossip = new Limits(settings.gossip(), settings.burst(), nowNanos);
    this.requests = new Limits(settings.requests(), settings.burst(), nowNanos);
    this.others = new Limits(settings.others(), settings.burst(), nowNanos);
  }

  /** Whether there is a limit for messages like this one: if not, the time need not be asked. */
  boolean isLimited(Message message) {
    return of(message).isAny();
  }

  /**
   * A message has come.
   *
   * @return nanoseconds until it may be handed on; 0 if at once
   */
  long take(Message message, long nowNanos) {
    return of(message).take(message, nowNanos);
  }

  private Limits of(Message message) {
    return switch (TopicClass.of(message.topic())) {
      case CONTROL -> control;
      case GOSSIP -> gossip;
      case REQUEST -> requests;
      case OTHER -> others;
    };
  }
}
