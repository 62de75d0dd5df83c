package dev.p2p.core.request;

import static dev.p2p.core.request.Asking.TIMEOUT;
import static dev.p2p.core.request.Asking.answerOf;
import static dev.p2p.core.request.Asking.failureOf;
import static dev.p2p.core.request.RequestWire.NEWS;
import static dev.p2p.core.request.RequestWire.REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.RequestFailedException;
import dev.p2p.api.RequestFailedException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any peer may be asked, whether it puts numbers on its answers or not; and failures. */
final class RequestsTest {

  private static final Duration MOMENT = Duration.ofMillis(1);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theAnswerGoesToWhoeverAskedAndToNobodyElse(boolean numbers) {
    Asking asking = new Asking(numbers);
    CompletableFuture<Message> answer = asking.ask("how many?");

    assertThat(asking.askedTexts()).containsExactly("how many?");
    assertThat(answer).isNotDone();
    assertThat(asking.reply(0, "seven")).isTrue();
    assertThat(answerOf(answer)).isEqualTo("seven");
    assertThat(asking.requests.open()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerOfARelayedTopicGoesBothWays(boolean numbers) {
    Asking asking = new Asking(numbers);
    CompletableFuture<Message> answer = asking.requests.request("wonder", Bytes.utf8("?"), TIMEOUT);

    boolean taken = asking.requests.onAnswer(asking.answer(asking.asked.getFirst(), NEWS, "!"));

    assertThat(answerOf(answer)).isEqualTo("!");
    assertThat(taken).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQuestionThatIsNotAnsweredInTimeFailsWithTheTick(boolean numbers) {
    Asking asking = new Asking(numbers);
    CompletableFuture<Message> answer = asking.ask("how many?");

    asking.pass(TIMEOUT.minus(MOMENT));
    assertThat(answer).isNotDone();
    asking.pass(MOMENT);

    assertThat(failureOf(answer))
        .hasMessage("ask to bob: no answer came within PT2S")
        .returns(Reason.TIMED_OUT, RequestFailedException::reason);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLateAnswerGoesToTheHandlerAndToNoOtherQuestionAndCostsNothing(boolean numbers) {
    Asking asking = new Asking(numbers);
    asking.askIdly("first");
    asking.pass(TIMEOUT);
    CompletableFuture<Message> second = asking.ask("second");

    assertThat(asking.reply(0, "late")).isFalse();
    assertThat(second).isNotDone();
    assertThat(asking.askedTexts()).containsExactly("first", "second");
    assertThat(asking.reply(1, "in time")).isTrue();
    assertThat(answerOf(second)).isEqualTo("in time");
    asking.pass(MOMENT);
    assertThat(asking.penalties()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverLosesInterestGetsNothingAndHoldsUpNobody(boolean numbers) {
    Asking asking = new Asking(numbers);
    asking.ask("never mind").cancel(false);
    asking.pass(MOMENT);

    assertThat(asking.reply(0, "nobody listens")).isFalse();
    assertThat(asking.requests.open()).isZero();
    CompletableFuture<Message> next = asking.ask("next");
    assertThat(asking.reply(1, "you")).isTrue();
    assertThat(answerOf(next)).isEqualTo("you");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneQuestionMoreThanMayBeOpenFailsAtOnce(boolean numbers) {
    Asking asking = new Asking(numbers);
    List<CompletableFuture<Message>> open =
        IntStream.range(0, OpenQuestions.MAX).mapToObj(i -> asking.ask("" + i)).toList();

    CompletableFuture<Message> tooMany = asking.ask("x");

    assertThat(open).noneMatch(CompletableFuture::isDone);
    assertThat(failureOf(tooMany).reason()).isEqualTo(Reason.TOO_MANY);
    assertThat(failureOf(tooMany))
        .hasMessageStartingWith(
            "ask to bob: at most 64 questions of 4194304 bytes may be open, 64");
    asking.reply(0, "room");
    assertThat(asking.ask("x")).isNotDone();
  }

  @Test
  void moreBytesThanMayBeOpenFailAtOnceUnlessTheyAreAlone() {
    Asking asking = new Asking(true);
    Bytes megabyte = Bytes.wrap(new byte[1_200_000]);
    for (int i = 0; i < 3; i++) {
      assertThat(asking.requests.request("ask", megabyte, TIMEOUT)).isNotDone();
    }

    assertThat(failureOf(asking.requests.request("ask", megabyte, TIMEOUT)).reason())
        .isEqualTo(Reason.TOO_MANY);
    assertThat(asking.ask("small")).isNotDone();
  }

  @Test
  void whatDoesNotAskFailsAndThoseThatDoAreNamed() {
    RequestFailedException failure =
        failureOf(new Asking(true).requests.request("tx", Bytes.EMPTY, TIMEOUT));

    assertThat(failure.reason()).isEqualTo(Reason.NO_PAIR);
    assertThat(failure)
        .hasMessage(
            "tx to bob: it must be a topic that asks; there are: ping -> pong, challenge ->"
                + " response, getcandidate -> candidate, getdata -> tx or block, ask -> reply,"
                + " wonder -> news");
  }

  @Test
  void aTopicOutsideThePeersServicesFailsAtOnce() {
    Asking asking = new Asking(true);
    asking.routes = false;

    RequestFailedException failure = failureOf(asking.ask("hello?"));

    assertThat(failure.reason()).isEqualTo(Reason.NOT_ROUTED);
    assertThat(failure)
        .hasMessage("ask to bob: the peer's services must include all topics of ask -> reply");
    assertThat(asking.asked).isEmpty();
  }

  @Test
  void whatNoMessageCanBeMadeOfIsRefusedInTheCallersHands() {
    Requests requests = new Asking(true).requests;

    assertThatThrownBy(() -> requests.request("nonsense", Bytes.EMPTY, TIMEOUT))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("profile dusk-0.4.3 has no topic \"nonsense\"");
    assertThatThrownBy(() -> requests.request("ping", Bytes.utf8("x"), TIMEOUT))
        .isInstanceOf(InvalidMessageException.class);
    assertThatThrownBy(() -> requests.request("ask", Bytes.EMPTY, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout must be more than 0, was PT0S");
    assertThat(requests.open()).isZero();
  }

  @Test
  void aTimeoutOfHundredsOfYearsIsOne() {
    Asking asking = new Asking(true);
    CompletableFuture<Message> answer =
        asking.requests.request("ask", Bytes.EMPTY, Duration.ofSeconds(Long.MAX_VALUE));
    asking.pass(Duration.ofDays(365));

    assertThat(answer).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allRequestsFailWithThePeersEnd(boolean numbers) {
    Asking asking = new Asking(numbers);
    List<CompletableFuture<Message>> open = List.of(asking.ask("1"), asking.ask("2"));
    CloseReason reason = new CloseReason.Silent(Duration.ofSeconds(60));

    asking.requests.end(reason);

    for (CompletableFuture<Message> each : open) {
      assertThat(failureOf(each))
          .hasMessage("ask to bob: the peer is gone: Silent: nothing came for 60000 ms")
          .returns(Reason.PEER_GONE, RequestFailedException::reason);
      assertThat(failureOf(each).closeReason()).contains(reason);
    }
    assertThat(asking.requests.open()).isZero();
  }

  @Test
  void afterThePeersEndARequestFailsAtOnceWithTheFirstReason() {
    Asking asking = new Asking(true);
    asking.requests.end(new CloseReason.RemoteClosed());
    asking.requests.end(new CloseReason.LocalShutdown());

    assertThat(failureOf(asking.ask("hello?")).closeReason())
        .contains(new CloseReason.RemoteClosed());
    assertThat(asking.asked).isEmpty();
  }

  @Test
  void aQuestionThatIsNotTakenFailsAlthoughTheEndIsNotToldYet() {
    Asking asking = new Asking(false);
    asking.gone = Optional.of(new CloseReason.ClosedByApplication());

    assertThat(failureOf(asking.ask("hello?")).reason()).isEqualTo(Reason.PEER_GONE);
    assertThat(asking.requests.open()).isZero();
  }

  @Test
  void whoAsksAgainFromWithinAnAnswerIsServed() {
    Asking asking = new Asking(false);
    List<CompletableFuture<Message>> second = new ArrayList<>();
    CompletableFuture<Boolean> first =
        asking.ask("first").thenApply(answer -> second.add(asking.ask("second")));

    asking.reply(0, "1");

    assertThat(first).isCompleted();
    assertThat(asking.askedTexts()).containsExactly("first", "second");
    asking.reply(1, "2");
    assertThat(answerOf(second.getFirst())).isEqualTo("2");
  }

  @Test
  void whoAsksAgainFromWithinAnEndIsToldAtOnceAndNotForEver() {
    Asking asking = new Asking(true);
    CompletableFuture<Message> again =
        asking.ask("first").exceptionallyCompose(failure -> asking.ask("again"));

    asking.requests.end(new CloseReason.RemoteClosed());

    assertThat(failureOf(again).reason()).isEqualTo(Reason.PEER_GONE);
  }

  @Test
  void waitingIsRefusedOnTheTickerOnly() throws Exception {
    Asking asking = new Asking(true);
    CompletableFuture<Message> open = asking.ask("open");
    List<Throwable> seen = new ArrayList<>();
    CompletableFuture<Boolean> after =
        asking
            .requests
            .request("ask", Bytes.EMPTY, MOMENT)
            .handle((answer, failure) -> open.join())
            .handle((answer, failure) -> seen.add(failure.getCause()));

    asking.ticker.around(() -> asking.pass(MOMENT)).run();

    assertThat(after).isCompleted();
    assertThat(seen).hasSize(1);
    assertThat(((RequestFailedException) seen.getFirst()).reason())
        .isEqualTo(Reason.WOULD_DEADLOCK);
    assertThat(open).isNotDone();
    Thread elsewhere = Thread.ofVirtual().start(() -> asking.reply(0, "come"));
    assertThat(Asking.text(open.join())).isEqualTo("come");
    elsewhere.join();
  }

  @Test
  void answersWithoutReplyTopicAreNoAnswers() {
    Asking asking = new Asking(true);
    CompletableFuture<Message> answer = asking.ask("how many?");

    assertThat(asking.requests.onAnswer(asking.answer(asking.asked.getFirst(), NEWS, "7")))
        .isFalse();
    assertThat(asking.requests.onAnswer(asking.unnumbered(REPLY, "7"))).isFalse();
    assertThat(answer).isNotDone();
  }
}
