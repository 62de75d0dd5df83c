package dev.p2p.core.request;

import static dev.p2p.core.request.Asking.TIMEOUT;
import static dev.p2p.core.request.Asking.answerOf;
import static dev.p2p.core.request.Asking.failureOf;
import static dev.p2p.core.request.RequestWire.NEWS;
import static dev.p2p.core.request.RequestWire.REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.TopicPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A peer of ours, which puts the number of a question on its answers. */
final class NumberedAnswersTest {

  private final Asking asking = new Asking(true);

  @Test
  void allQuestionsAreBeforeItAtOnceAndAnsweredInAnyOrder() {
    CompletableFuture<Message> first = asking.ask("1");
    CompletableFuture<Message> second = asking.ask("2");
    CompletableFuture<Message> third = asking.ask("3");
    assertThat(asking.askedTexts()).containsExactly("1", "2", "3");

    asking.reply(2, "three");
    asking.reply(0, "one");
    asking.reply(1, "two");

    assertThat(answerOf(first)).isEqualTo("one");
    assertThat(answerOf(second)).isEqualTo("two");
    assertThat(answerOf(third)).isEqualTo("three");
  }

  @Test
  void numbersDifferAndAreNoStamps() {
    asking.askIdly("1");
    asking.askIdly("2");

    assertThat(asking.asked).extracting(Message::reserved).doesNotHaveDuplicates();
    assertThat(asking.asked).allMatch(question -> question.reserved() < 0);
  }

  @Test
  void aNumberSaysMoreThanWhatTheAnswerSays() {
    Asking picky =
        new Asking(
            true,
            List.of(
                TopicPair.of("wonder", "news")
                    .matching((question, answer) -> {
                      throw new AssertionError("nobody needs to look");
                    })));
    CompletableFuture<Message> answer = picky.requests.request("wonder", Bytes.EMPTY, TIMEOUT);

    picky.requests.onAnswer(picky.answer(picky.asked.getFirst(), NEWS, "this"));

    assertThat(answerOf(answer)).isEqualTo("this");
  }

  @Test
  void anAnswerIsTakenOnceAndWithTheNumberOfAnotherPairNotAtAll() {
    CompletableFuture<Message> answer = asking.ask("?");
    asking.askIdly("wonder", "");

    assertThat(asking.requests.onAnswer(asking.answer(asking.asked.get(1), REPLY, "wrong")))
        .isFalse();
    assertThat(asking.reply(0, "right")).isTrue();
    assertThat(asking.reply(0, "again")).isFalse();

    assertThat(answerOf(answer)).isEqualTo("right");
  }

  @Test
  void anAnswerWithoutANumberIsTakenForNoneAndNamedWhenTimeIsUp() {
    CompletableFuture<Message> answer = asking.ask("?");

    assertThat(asking.requests.onAnswer(asking.unnumbered(REPLY, "!"))).isFalse();
    asking.pass(TIMEOUT);

    assertThat(failureOf(answer))
        .hasMessage(
            "ask to bob: no answer came within PT2S; 1 that came bore no number,"
                + " as do answers that are not a handler's outcome");
  }

  @Test
  void aQuestionThatNobodyAnsweredHoldsUpNobody() {
    asking.askIdly("1");
    asking.pass(TIMEOUT);
    assertThat(asking.requests.open()).isZero();

    CompletableFuture<Message> second = asking.ask("2");
    asking.pass(Duration.ofMillis(1));
    asking.reply(1, "two");

    assertThat(answerOf(second)).isEqualTo("two");
  }
}
