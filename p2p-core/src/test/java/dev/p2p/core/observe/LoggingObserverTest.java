package dev.p2p.core.observe;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.observe.Events.FAR;
import static dev.p2p.core.observe.Events.FROM;
import static dev.p2p.core.observe.Events.PEER;
import static dev.p2p.core.observe.Events.TO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Ban;
import dev.p2p.api.CloseReason.InternalDefect;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offence;
import dev.p2p.api.Subnet;
import dev.p2p.api.Violation;
import dev.p2p.core.observe.RecordingLogger.Line;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

final class LoggingObserverTest {

  private static final NodeAddress HERE = new NodeAddress("127.0.0.1", 7_000);

  private final RuntimeException defect = new IllegalStateException("database is gone");
  private final RecordingLogger log = new RecordingLogger();
  private final LoggingObserver observer = new LoggingObserver(log);

  @ParameterizedTest
  @MethodSource("whatAnyoneCanTrigger")
  void whatAnyoneCanTriggerAtWillIsAtDebug(NodeEvent event, String text) {
    observer.onEvent(event);
    assertThat(log.lines).containsExactly(new Line(Level.DEBUG, text, null));
  }

  static Stream<Object[]> whatAnyoneCanTrigger() {
    Message bad = tx("bad");
    Violation violation = new Violation(Violation.Kind.BAD_MAGIC, "0 instead of 1");
    return Stream.of(
        row(
            new NodeEvent.DialPlanned(FAR, Instant.parse("2026-01-01T00:00:09Z"), "2nd try"),
            "will dial 192.0.2.1:7000 at 2026-01-01T00:00:09Z: 2nd try"),
        row(Events.opened(FROM), "opened #1 from 192.0.2.1:7000"),
        row(Events.connected(FROM), "connected #1 from 192.0.2.1:7000: 192.0.2.1:7000"),
        row(
            Events.closed(FROM, new ProtocolViolation(violation)),
            "closed #1 from 192.0.2.1:7000 after 3000 ms: "
                + "ProtocolViolation.BAD_MAGIC: 0 instead of 1"),
        row(
            new NodeEvent.MessageRejected(PEER, bad.topic(), bad.id(), "bad signature"),
            "rejected tx %s from 192.0.2.1:7000: bad signature".formatted(bad.id())),
        row(
            new NodeEvent.Penalised(PEER, Offence.FLOOD, 9, "held up for 1000 ms"),
            "192.0.2.1:7000 pays for 9 x FLOOD: held up for 1000 ms"),
        row(
            new NodeEvent.Unbanned(ban(Ban.By.SCORE), NodeEvent.UnbanCause.EXPIRED),
            "EXPIRED: unbanned 192.0.2.1 until 1970-01-01T00:00:00Z, by score: rude"));
  }

  @ParameterizedTest
  @MethodSource("whatThisNodeDoes")
  void whatThisNodeDoesOfItsOwnAccordIsAtInfo(NodeEvent event, String text) {
    observer.onEvent(event);
    assertThat(log.lines).containsExactly(new Line(Level.INFO, text, null));
  }

  static Stream<Object[]> whatThisNodeDoes() {
    return Stream.of(
        row(new NodeEvent.Listening(HERE), "listening on 127.0.0.1:7000"),
        row(
            new NodeEvent.DialFailed(FAR, "192.0.2.1:7000: connection refused"),
            "could not connect to 192.0.2.1:7000: connection refused"),
        row(Events.connected(TO), "connected #2 to 192.0.2.1:7000: 192.0.2.1:7000"),
        row(
            Events.closed(TO, new RemoteClosed()),
            "closed #2 to 192.0.2.1:7000 after 3000 ms: RemoteClosed"),
        row(
            new NodeEvent.Banned(ban(Ban.By.OPERATOR).forever()),
            "banned 192.0.2.1 for ever, by operator: rude"),
        row(
            new NodeEvent.Unbanned(ban(Ban.By.OPERATOR), NodeEvent.UnbanCause.LIFTED),
            "LIFTED: unbanned 192.0.2.1 until 1970-01-01T00:00:00Z, by operator: rude"));
  }

  @Test
  void whatCanNotBeReadOrSavedWarnsWithWhatWhereAndWhy() {
    observer.onEvent(
        new NodeEvent.StateSetAside("addresses", "/var/p2p/addresses.damaged", "line 3: no"));
    observer.onEvent(new NodeEvent.StateNotSaved("addresses", "/var/p2p/addresses: disk full"));
    assertThat(log.lines)
        .containsExactly(
            new Line(
                Level.WARN,
                "the saved addresses can't be read (line 3: no): "
                    + "set aside as /var/p2p/addresses.damaged, begun anew",
                null),
            new Line(
                Level.WARN,
                "addresses could not be saved, which is tried again: /var/p2p/addresses: disk full",
                null));
  }

  @ParameterizedTest
  @MethodSource("whatIsThisNodesFault")
  void whatIsThisNodesFaultWarnsTheFirstSecondFourthEighthTime(NodeEvent event) {
    for (int i = 0; i < 9; i++) {
      observer.onEvent(event);
    }
    Level warn = Level.WARN;
    Level debug = Level.DEBUG;
    assertThat(log.lines)
        .extracting(Line::level)
        .containsExactly(warn, warn, debug, warn, debug, debug, debug, warn, debug);
  }

  static Stream<NodeEvent> whatIsThisNodesFault() {
    Message message = tx("x");
    RuntimeException defect = new IllegalStateException("database is gone");
    return Stream.of(
        new NodeEvent.AcceptFailed(HERE, "too many open files"),
        new NodeEvent.HandlerFailed(PEER, message.topic(), message.id(), defect),
        new NodeEvent.HandlerSlow(PEER, message.topic(), Duration.ofMillis(150)),
        new NodeEvent.AnswersFailed(PEER, defect),
        new NodeEvent.KindFailed(message.topic(), message.id(), defect),
        new NodeEvent.Unbanned(ban(Ban.By.SCORE), NodeEvent.UnbanCause.DISPLACED),
        new NodeEvent.BansFailed("line 3: absurd"),
        Events.closed(FROM, new InternalDefect("Reader: " + defect)));
  }

  @Test
  void bansThatAnyoneCanBringAboutFillNoDisk() {
    for (int i = 0; i < 4; i++) {
      observer.onEvent(new NodeEvent.Banned(ban(Ban.By.SCORE)));
    }
    assertThat(log.lines)
        .extracting(Line::level)
        .containsExactly(Level.INFO, Level.INFO, Level.DEBUG, Level.INFO);
  }

  @Test
  void theHandlersOfTwoTopicsAreCountedApart() {
    for (Message message : List.of(tx("1"), tx("2"), tx("3"), message("urgent", "4"))) {
      observer.onEvent(new NodeEvent.HandlerFailed(PEER, message.topic(), message.id(), defect));
    }
    assertThat(log.lines)
        .extracting(Line::level)
        .containsExactly(Level.WARN, Level.WARN, Level.DEBUG, Level.WARN);
  }

  @Test
  void aFailureIsLoggedWithItsCause() {
    observer.onEvent(new NodeEvent.HandlerFailed(PEER, tx("x").topic(), tx("x").id(), defect));
    observer.onEvent(new NodeEvent.AnswersFailed(PEER, defect));
    assertThat(log.lines)
        .containsExactly(
            new Line(
                Level.WARN,
                "the handler of tx failed on %s from 192.0.2.1:7000".formatted(tx("x").id()),
                defect),
            new Line(Level.WARN, "answers to 192.0.2.1:7000 failed", defect));
  }

  private static Ban ban(Ban.By by) {
    return new Ban(Subnet.parse("192.0.2.1"), Instant.EPOCH, by, "rude");
  }

  private static Object[] row(NodeEvent event, String text) {
    return new Object[] {event, text};
  }
}
