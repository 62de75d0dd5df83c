package dev.p2p.core.request;

import static dev.p2p.core.request.Asking.TIMEOUT;
import static dev.p2p.core.request.Asking.answerOf;
import static dev.p2p.core.request.Asking.failureOf;
import static dev.p2p.core.request.RequestWire.NEWS;
import static dev.p2p.core.request.RequestWire.REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.RequestFailedException.Reason;
import dev.p2p.api.TopicPair;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** A peer that puts no numbers on its answers, as the original does not. */
final class UnnumberedAnswersTest {

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final Asking asking = new Asking(false);

  @Test
  void oneQuestionOfAPairIsBeforeItAtATimeInTheOrderTheyWereAsked() {
    CompletableFuture<Message> first = asking.ask("1");
    CompletableFuture<Message> second = asking.ask("2");
    CompletableFuture<Message> third = asking.ask("3");
    assertThat(asking.askedTexts()).containsExactly("1");

    asking.reply(0, "one");
    assertThat(asking.askedTexts()).containsExactly("1", "2");
    asking.reply(1, "two");
    asking.reply(2, "three");

    assertThat(answerOf(first)).isEqualTo("one");
    assertThat(answerOf(second)).isEqualTo("two");
    assertThat(answerOf(third)).isEqualTo("three");
  }

  @Test
  void questionsOfOtherPairsDoNotWait() {
    asking.askIdly("1");
    asking.askIdly("wonder", "2");
    asking.askIdly("ping", "");

    assertThat(asking.askedTexts()).containsExactly("1", "2", "");
  }

  @Test
  void aQuestionBearsTheStampOfOrdinaryMessages() {
    asking.askIdly("when?");

    assertThat(asking.asked.getFirst().reserved()).isPositive();
  }

  @Test
  void whatStandsInTheReservedFieldOfAnAnswerDoesNotMatter() {
    CompletableFuture<Message> answer = asking.ask("?");

    boolean taken =
        asking.requests.onAnswer(
            RequestWire.WIRE.frames().encode(REPLY, Bytes.utf8("!"), Long.MIN_VALUE | 77));

    assertThat(taken).isTrue();
    assertThat(answerOf(answer)).isEqualTo("!");
  }

  @Test
  void aQuestionWhoseTurnDidNotComeFailsAndIsNotAsked() {
    asking.askIdly("1");
    CompletableFuture<Message> second = asking.ask("2");

    asking.pass(TIMEOUT);
    asking.reply(0, "late");

    assertThat(failureOf(second))
        .hasMessage("ask to bob: it was not its turn within PT2S, behind an earlier ask");
    assertThat(asking.askedTexts()).containsExactly("1");
  }

  @Test
  void aQuestionThatNobodyAnsweredHoldsUpTheNextForAGraceOnly() {
    asking.askIdly("1");
    asking.pass(TIMEOUT);
    CompletableFuture<Message> second =
        asking.requests.request("ask", Bytes.utf8("2"), Duration.ofMinutes(1));

    asking.pass(OpenQuestions.GRACE.minus(MOMENT));
    assertThat(asking.askedTexts()).containsExactly("1");
    asking.pass(MOMENT);

    assertThat(asking.askedTexts()).containsExactly("1", "2");
    asking.reply(1, "two");
    assertThat(answerOf(second)).isEqualTo("two");
  }

  @Test
  void ofAnswersThatSayWhatTheyAnswerOnlyTheRightOneIsTaken() {
    Asking exact = withMatching((question, answer) -> question.payload().equals(answer.payload()));
    CompletableFuture<Message> first = exact.requests.request("wonder", Bytes.utf8("a"), TIMEOUT);
    CompletableFuture<Message> second =
        exact.requests.request("wonder", Bytes.utf8("b"), Duration.ofMinutes(1));

    exact.requests.onAnswer(exact.unnumbered(NEWS, "b"));
    assertThat(first).isNotDone();
    exact.pass(TIMEOUT);
    assertThat(failureOf(first).reason()).isEqualTo(Reason.TIMED_OUT);
    exact.requests.onAnswer(exact.unnumbered(NEWS, "x"));
    assertThat(exact.askedTexts()).as("the late answer has not come").containsExactly("a");

    exact.requests.onAnswer(exact.unnumbered(NEWS, "a"));
    assertThat(exact.askedTexts()).containsExactly("a", "b");
    exact.requests.onAnswer(exact.unnumbered(NEWS, "b"));
    assertThat(answerOf(second)).isEqualTo("b");
  }

  @Test
  void aRuleThatThrowsIsToldAndTakesNothing() {
    IllegalStateException broken = new IllegalStateException("broken rule");
    Asking throwing =
        withMatching((question, answer) -> {
          throw broken;
        });
    CompletableFuture<Message> open = throwing.requests.request("wonder", Bytes.utf8("a"), TIMEOUT);
    Message answer = throwing.unnumbered(NEWS, "b");

    assertThat(throwing.requests.onAnswer(answer)).isFalse();

    assertThat(open).isNotDone();
    assertThat(throwing.observer.all(NodeEvent.class))
        .containsExactly(new NodeEvent.HandlerFailed(throwing.id(), NEWS, answer.id(), broken));
  }

  private static Asking withMatching(BiPredicate<Message, Message> questionAndAnswer) {
    return new Asking(false, List.of(TopicPair.of("wonder", "news").matching(questionAndAnswer)));
  }
}
