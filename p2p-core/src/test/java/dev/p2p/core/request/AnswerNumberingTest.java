package dev.p2p.core.request;

import static dev.p2p.core.request.RequestWire.ASK;
import static dev.p2p.core.request.RequestWire.REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.Outcome;
import dev.p2p.api.Topic;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerNumberingTest {

  private static final long NUMBER = Long.MIN_VALUE | 12_345;
  private static final Message ANSWER = message(REPLY, "answer", 0);

  @Test
  void everyAnswerBearsTheNumberOfItsQuestion() {
    Outcome.Accepted outcome =
        (Outcome.Accepted) process(NUMBER, Outcome.accepted(ANSWER, message(REPLY, "b", 99)));

    List<Message> answers = drawn(outcome.answers());
    assertThat(answers).extracting(Message::reserved).containsExactly(NUMBER, NUMBER);
    assertThat(answers.getFirst()).isEqualTo(ANSWER);
    assertThat(answers.getFirst().frame()).isEqualTo(message(REPLY, "answer", NUMBER).frame());
  }

  @Test
  void soDoAnswersOfWhatIsIgnoredAndOfWhatIsDecidedLater() {
    CompletableFuture<Outcome.Settled> stage = new CompletableFuture<>();
    Outcome.Ignored ignored =
        (Outcome.Ignored) process(NUMBER, new Outcome.Ignored(List.of(ANSWER).iterator()));
    Outcome.Later later = (Outcome.Later) process(NUMBER, Outcome.later(stage));
    stage.complete(Outcome.accepted(ANSWER));

    assertThat(drawn(ignored.answers())).extracting(Message::reserved).containsExactly(NUMBER);
    Outcome.Accepted settled = (Outcome.Accepted) later.stage().toCompletableFuture().join();
    assertThat(drawn(settled.answers())).extracting(Message::reserved).containsExactly(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_790_000_000_000_000_000L, Long.MAX_VALUE})
  void theAnswersToWhatBearsNoNumberStayAsTheyAre(long reserved) {
    Outcome outcome = Outcome.accepted(ANSWER);

    assertThat(process(reserved, outcome)).isSameAs(outcome);
  }

  @Test
  void aNumberOfTheHandlersOwnStands() {
    long own = Long.MIN_VALUE | 1;
    Outcome.Accepted outcome =
        (Outcome.Accepted) process(NUMBER, Outcome.accepted(message(REPLY, "a", own)));

    assertThat(drawn(outcome.answers())).extracting(Message::reserved).containsExactly(own);
  }

  @Test
  void answersAreDrawnOneByOne() {
    Iterator<Message> endless = Stream.generate(() -> ANSWER).iterator();
    Outcome.Accepted outcome = (Outcome.Accepted) process(NUMBER, Outcome.accepted(endless));

    assertThat(outcome.answers().hasNext()).isTrue();
    assertThat(outcome.answers().next().reserved()).isEqualTo(NUMBER);
  }

  @Test
  @SuppressWarnings("NullAway") // What code that is not null-checked may do.
  void whatIsRejectedStaysRejectedAndWhatIsNothingIsNamed() {
    assertThat(process(NUMBER, Outcome.rejected("bad"))).isEqualTo(Outcome.rejected("bad"));
    assertThatThrownBy(() -> process(NUMBER, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("no outcome");
    Outcome.Later later =
        (Outcome.Later) process(NUMBER, Outcome.later(CompletableFuture.completedFuture(null)));
    assertThatThrownBy(() -> later.stage().toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("the stage was completed with null");
  }

  @SuppressWarnings("NullAway") // Nobody looks at the peer.
  private static Outcome process(long reserved, Outcome outcome) {
    MessageProcessor inner = (message, peer) -> outcome;
    return new AnswerNumbering(inner, RequestWire.WIRE.frames())
        .process(message(ASK, "question", reserved), null);
  }

  private static List<Message> drawn(Iterator<Message> answers) {
    List<Message> drawn = new ArrayList<>();
    answers.forEachRemaining(drawn::add);
    return drawn;
  }

  private static Message message(Topic topic, String text, long reserved) {
    return RequestWire.WIRE.frames().encode(topic, Bytes.utf8(text), reserved);
  }
}
