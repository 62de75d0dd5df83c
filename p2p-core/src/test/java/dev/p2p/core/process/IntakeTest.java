package dev.p2p.core.process;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.Message;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import dev.p2p.api.Violation;
import dev.p2p.core.TestWire;
import dev.p2p.core.gossip.Claim;
import dev.p2p.core.outbox.Gate;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.RecordingObserver.Duplicate;
import dev.p2p.testkit.RecordingObserver.Unregistered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntakeTest {

  private final Processing processing = new Processing();
  private final List<Message> handled = new ArrayList<>();
  private final TestSender anna = new TestSender("anna");
  private final TestSender voucher = new TestSender("voucher", 3, new Gate(1));
  private final Intake intake =
      processing.intake((message, peer) -> {
        handled.add(message);
        return Outcome.accepted();
      });

  @ParameterizedTest
  @CsvSource({
    "tx,''",
    "block,''",
    "getdata,00",
    "inv,00",
    "addr,6e6f64653a37303030",
    "ping,''",
    "urgent,''"
  })
  void aFullNodeMaySendEveryRoutableTopic(String topic, String payload) {
    assertThat(intake.take(message(topic, Bytes.hex(payload)), anna)).isEmpty();
    assertThat(handled).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "addr,6e6f64653a37303030",
    "challenge,''",
    "response,0000",
    "getaddrs,''",
    "ping,''",
    "pong,''",
    "urgent,''"
  })
  void aVoucherMaySendWhatIsOfVouchersAndOfApplications(String topic, String payload) {
    assertThat(intake.take(message(topic, Bytes.hex(payload)), voucher)).isEmpty();
    assertThat(handled).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tx", "block", "getdata", "inv"})
  void aVoucherThatSendsAnythingElseBreaksTheProtocol(String topic) {
    Message message = message(topic, "x");
    assertThat(violation(intake.take(message, voucher)))
        .isEqualTo(
            new Violation(
                Violation.Kind.UNROUTABLE_TOPIC,
                "topic %s (%d) from a peer with services 3"
                    .formatted(topic, message.topic().number())));
    assertThat(handled).isEmpty();
  }

  @Test
  void aTopicNobodyMaySendBreaksTheProtocolAndIsNotClaimed() {
    Message quit = message("quit", "x");
    assertThat(violation(intake.take(quit, anna)).kind())
        .isEqualTo(Violation.Kind.UNROUTABLE_TOPIC);
    assertThat(processing.claim(quit, anna.origin())).isEqualTo(Claim.NEW);
  }

  @Test
  void aMalformedPayloadBreaksTheProtocolAndReachesNoHandler() {
    Message inventory = message("inv", Bytes.hex("01"));
    assertThat(violation(intake.take(inventory, anna)))
        .isEqualTo(
            new Violation(
                Violation.Kind.MALFORMED_PAYLOAD,
                "topic inv: count of inventory items must be at most 0 in the 0 bytes left, was 1"));
    assertThat(handled).isEmpty();
  }

  @Test
  void aTopicThatMayNotBeSentIsRefusedWhateverItsPayload() {
    assertThat(violation(intake.take(message("inv", Bytes.hex("01")), voucher)).kind())
        .isEqualTo(Violation.Kind.UNROUTABLE_TOPIC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tx", "block", "candidate", "urgent"})
  void whatAChainOrAnApplicationSendsPassesUnchecked(String topic) {
    assertThat(intake.take(message(topic, Bytes.hex("ffff")), anna)).isEmpty();
    assertThat(handled).hasSize(1);
  }

  @Test
  void aMalformedPayloadOfARelayedTopicIsNotClaimed() {
    Violation bad = new Violation(Violation.Kind.MALFORMED_PAYLOAD, "bad");
    WireProtocol refusing = new StricterWire(TestWire.WIRE, (topic, payload) -> Optional.of(bad));
    Intake strict = processing.intake(refusing, (message, peer) -> Outcome.accepted());
    assertThat(violation(strict.take(tx("bad"), anna))).isEqualTo(bad);
    assertThat(processing.claim(tx("bad"), anna.origin())).isEqualTo(Claim.NEW);
  }

  @Test
  void servicesAreToldUnsigned() {
    TestSender strange = new TestSender("strange", -1, new Gate(1));
    assertThat(violation(intake.take(tx("x"), strange)).detail())
        .endsWith("services 18446744073709551615");
  }

  @Test
  void anApplicationTopicNobodyRegisteredIsCountedAndIgnored() {
    Message unknown =
        TestWire.WIRE.frames().encode(TestWire.WIRE.profile().topics().get(250), Bytes.EMPTY, 0);
    assertThat(intake.take(unknown, anna)).isEmpty();
    assertThat(intake.take(unknown, voucher)).isEmpty();
    assertThat(processing.observer.all(Unregistered.class))
        .containsExactly(
            new Unregistered(anna.info().id(), unknown),
            new Unregistered(voucher.info().id(), unknown));
    assertThat(handled).isEmpty();
  }

  @Test
  void aCopyOfARelayedMessageIsCountedAndNotProcessed() {
    TestSender bob = new TestSender("bob");
    intake.take(tx("once"), anna);
    intake.take(tx("once"), bob);
    assertThat(handled).hasSize(1);
    assertThat(processing.observer.all(Duplicate.class))
        .containsExactly(new Duplicate(bob.info().id(), tx("once")));
  }

  @Test
  void theSameRequestIsProcessedAsOftenAsItComes() {
    Message request = message("getdata", Bytes.hex("00"));
    intake.take(request, anna);
    intake.take(request, anna);
    intake.take(request, new TestSender("bob"));
    assertThat(handled).hasSize(3);
    assertThat(processing.observer.all(Duplicate.class)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("whatHandlersThrow")
  void aHandlerThatThrowsFailsItsMessageAndNothingElse(Throwable thrown) {
    Intake failing = processing.intake(throwing(thrown));
    assertThat(failing.take(tx("bad luck"), anna)).isEmpty();
    assertThat(processing.observer.all(NodeEvent.HandlerFailed.class))
        .extracting(NodeEvent.HandlerFailed::cause)
        .containsExactly(thrown);
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
    assertThat(processing.claim(tx("bad luck"), anna.origin())).isEqualTo(Claim.NEW);
  }

  static Stream<Throwable> whatHandlersThrow() {
    return Stream.of(
        new IllegalStateException("database is gone"),
        new Exception("checked, thrown past the compiler"),
        new StackOverflowError("a payload nested too deeply"),
        new AssertionError("a defect of the handler"),
        new NoClassDefFoundError("a jar is missing"));
  }

  @Test
  @SuppressWarnings("NullAway") // What code that is not null-checked may do.
  void aHandlerThatReturnsNothingFailsItsMessage() {
    assertThat(processing.intake((message, peer) -> null).take(tx("x"), anna)).isEmpty();
    assertThat(processing.observer.all(NodeEvent.HandlerFailed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.cause()).hasMessage("no outcome"));
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
  }

  @Test
  void anErrorOfTheMachineIsNotTakenForTheHandlers() {
    Intake dying = processing.intake(throwing(new OutOfMemoryError("heap")));
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> dying.take(tx("x"), anna));
    assertThat(processing.verdicts()).isEmpty();
  }

  @Test
  void aMessageWhoseReaderDiesOfItMayBeTriedByAnother() {
    Intake dying = processing.intake(throwing(new OutOfMemoryError("heap")));
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> dying.take(tx("x"), anna));
    assertThat(processing.claim(tx("x"), anna.origin())).isEqualTo(Claim.NEW);
  }

  @Test
  void aMessageThatFailsOnceAndSucceedsInAnotherCopyIsProcessedOnce() {
    AtomicInteger calls = new AtomicInteger();
    Intake recovering =
        processing.intake((message, peer) -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
          }
          return Outcome.accepted();
        });
    for (String name : List.of("anna", "bob", "carl", "dora")) {
      recovering.take(tx("x"), new TestSender(name));
    }
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED, Verdict.ACCEPTED);
    assertThat(processing.told).hasSize(1);
    assertThat(processing.observer.all(Duplicate.class)).hasSize(2);
  }

  @Test
  void aLaterOutcomeLeavesItsMessageInFlight() {
    Intake patient =
        processing.intake(
            (message, peer) -> Outcome.later(new CompletableFuture<Outcome.Settled>()));
    patient.take(tx("slow"), anna);
    assertThat(processing.later.size()).isEqualTo(1);
    assertThat(processing.claim(tx("slow"), anna.origin())).isEqualTo(Claim.IN_FLIGHT);
    assertThat(processing.verdicts()).isEmpty();
  }

  @Test
  void aLaterOutcomeHasItsWholeTimeHoweverLongItsHandlerTook() {
    Intake slow =
        processing.intake((message, peer) -> {
          processing.time.advance(Processing.LATER_TIMEOUT);
          return Outcome.later(new CompletableFuture<Outcome.Settled>());
        });
    slow.take(tx("slow"), anna);
    processing.later.tick(processing.time.nanoTime());
    assertThat(processing.verdicts()).isEmpty();
    processing.time.advance(Processing.LATER_TIMEOUT);
    processing.later.tick(processing.time.nanoTime());
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
  }

  @Test
  void aHandlerThatTakesTooLongIsReportedWithItsTime() {
    processing.intake(taking(Duration.ofNanos(99_999_999))).take(tx("in time"), anna);
    assertThat(processing.observer.all(NodeEvent.HandlerSlow.class)).isEmpty();
    processing.intake(taking(Duration.ofMillis(100))).take(tx("slow"), anna);
    assertThat(processing.observer.all(NodeEvent.HandlerSlow.class))
        .containsExactly(
            new NodeEvent.HandlerSlow(
                anna.info().id(), tx("slow").topic(), Duration.ofMillis(100)));
  }

  @Test
  void aSlowHandlerThatThrowsIsReportedToo() {
    MessageProcessor slowAndBad =
        (message, peer) -> {
          processing.time.advance(Duration.ofSeconds(1));
          throw new IllegalStateException("timed out");
        };
    processing.intake(slowAndBad).take(tx("x"), anna);
    assertThat(processing.observer.all(NodeEvent.HandlerSlow.class)).hasSize(1);
  }

  private MessageProcessor taking(Duration time) {
    return (message, peer) -> {
      processing.time.advance(time);
      return Outcome.ignored();
    };
  }

  private static MessageProcessor throwing(Throwable thrown) {
    return (message, peer) -> {
      throw IntakeTest.<RuntimeException>unchecked(thrown);
    };
  }

  /** Lets a checked exception past the compiler, as other languages do. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static Violation violation(Optional<CloseReason> end) {
    return ((ProtocolViolation) end.orElseThrow()).violation();
  }
}
