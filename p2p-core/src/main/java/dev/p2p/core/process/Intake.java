package dev.p2p.core.process;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.Message;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.Outcome;
import dev.p2p.api.Topic;
import dev.p2p.api.Verdict;
import dev.p2p.api.Violation;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.WireProtocol;
import java.time.Duration;
import java.util.Optional;

/**
 * What a Reader does with each message of an established peer: routing, payload rules, answers that
 * were asked for, duplicate filter, processor, outcome.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers and may block as long as a handler does.
 */
public final class Intake {

  private final WireProtocol wire;
  private final News news;
  private final MessageProcessor processor;
  private final Settlement settlement;
  private final LaterOutcomes laterOutcomes;
  private final Surroundings around;

  /**
   * What is not about messages.
   *
   * @param slowAfter how long a handler may take before it is reported
   */
  public record Surroundings(TimeSource time, NodeObserver observer, Duration slowAfter) {}

  /** How a handler ended. */
  private sealed interface Handled {
    record Well(Outcome outcome) implements Handled {}

    record Badly(Throwable cause) implements Handled {}
  }

  /** An intake in front of {@code processor}. */
  public Intake(
      WireProtocol wire,
      News news,
      MessageProcessor processor,
      Settlement settlement,
      LaterOutcomes laterOutcomes,
      Surroundings around) {
    this.wire = wire;
    this.news = news;
    this.processor = processor;
    this.settlement = settlement;
    this.laterOutcomes = laterOutcomes;
    this.around = around;
  }

  /**
   * Takes a message.
   *
   * @return why the connection must end; empty if it goes on
   */
  public Optional<CloseReason> take(Message message, Sender sender) {
    Topic topic = message.topic();
    if (topic.inApplicationRange() && !wire.profile().topics().isRegistered(topic.number())) {
      around.observer().onUnregistered(sender.info().id(), message);
      return Optional.empty();
    }
    if (!wire.profile().serviceRules().routes(sender.info().services(), topic)) {
      return Optional.of(unroutable(topic, sender));
    }
    Optional<Violation> malformed = wire.payloads().check(topic, message.payload());
    if (malformed.isPresent()) {
      return malformed.map(ProtocolViolation::new);
    }
    if (sender.takeAnswer(message)) {
      around.observer().onProcessed(sender.info().id(), message, Verdict.ACCEPTED);
      return Optional.empty();
    }
    long now = around.time().nanoTime();
    if (news.isNews(message, sender, now)) {
      process(message, sender, now);
    }
    return Optional.empty();
  }

  private void process(Message message, Sender sender, long began) {
    switch (handle(message, sender)) {
      case Handled.Well(Outcome.Settled settled) -> settlement.settle(message, sender, settled);
      case Handled.Well(Outcome.Later later) ->
          // Its time begins now: a handler that was slow is reported for that, below.
          laterOutcomes.add(message, sender, later, around.time().nanoTime());
      case Handled.Badly(var cause) -> settlement.fail(message, sender, cause);
    }
    long took = around.time().nanoTime() - began;
    if (took >= around.slowAfter().toNanos()) {
      around
          .observer()
          .onEvent(
              new NodeEvent.HandlerSlow(
                  sender.info().id(), message.topic(), Duration.ofNanos(took)));
    }
  }

  private Handled handle(Message message, Sender sender) {
    try {
      return new Handled.Well(requireNonNull(processor.process(message, sender), "no outcome"));
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      // Whatever a handler throws ends its message and nothing else.
      return new Handled.Badly(e);
    } catch (Error e) {
      // The Reader ends of it. The message must not stay in flight for good.
      settlement.release(message);
      throw e;
    }
  }

  private static CloseReason unroutable(Topic topic, Sender sender) {
    return new ProtocolViolation(
        new Violation(
            Violation.Kind.UNROUTABLE_TOPIC,
            "topic %s (%d) from a peer with services %s"
                .formatted(
                    topic, topic.number(), Long.toUnsignedString(sender.info().services()))));
  }
}
