package dev.p2p.core.request;

import static dev.p2p.core.request.RequestWire.NEWS;
import static dev.p2p.core.request.RequestWire.REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.api.Topic;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is paid for: an answer on a topic that only answers, when none was due. */
final class UnaskedAnswersTest {

  private final Asking asking = new Asking(false);

  @Test
  void whatNobodyAskedForGoesToTheHandlerAndIsPaidForTogetherAtTheNextTick() {
    for (int i = 0; i < 3; i++) {
      assertThat(asking.requests.onAnswer(asking.unnumbered(REPLY, "listen!"))).isFalse();
    }
    assertThat(asking.penalties()).isEmpty();
    tick();

    assertThat(asking.penalties())
        .containsExactly(
            new NodeEvent.Penalised(
                asking.id(), Offence.UNASKED_ANSWER, 3, "answers to ask that nobody asked for"));
    tick();
    assertThat(asking.penalties()).hasSize(1);
  }

  @Test
  void whatWasNotPaidForWhenThePeerEndsIsPaidForThen() {
    asking.requests.onAnswer(asking.unnumbered(REPLY, "listen!"));
    asking.requests.end(new CloseReason.RemoteClosed());

    assertThat(asking.penalties()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "ping"})
  void everyQuestionThatIsWrittenWhoeverSentItEntitlesToOneAnswer(String question) {
    Topic answer = topic(question.equals("ask") ? "reply" : "pong");
    asking.requests.onWriting(message(topic(question)));
    asking.requests.onWriting(message(topic(question)));

    asking.requests.onAnswer(message(answer));
    asking.requests.onAnswer(message(answer));
    tick();
    assertThat(asking.penalties()).isEmpty();

    asking.requests.onAnswer(message(answer));
    tick();
    assertThat(asking.penalties()).extracting(NodeEvent.Penalised::count).containsExactly(1L);
  }

  @Test
  void aQuestionOfOnePairEntitlesToNoAnswerOfAnother() {
    asking.requests.onWriting(message(topic("ping")));
    asking.requests.onAnswer(asking.unnumbered(REPLY, "listen!"));
    tick();

    assertThat(asking.penalties()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"candidate", "tx", "block"})
  void whatAlsoComesUnaskedCostsNothing(String topicName) {
    asking.requests.onAnswer(message(topic(topicName)));
    asking.requests.onAnswer(asking.unnumbered(NEWS, "an answer of a relayed topic"));
    tick();

    assertThat(asking.penalties()).isEmpty();
  }

  private void tick() {
    asking.pass(Duration.ofMillis(100));
  }

  private static Topic topic(String name) {
    return RequestWire.WIRE.profile().topics().named(name);
  }

  private static Message message(Topic topic) {
    return RequestWire.WIRE.frames().encode(topic, Bytes.EMPTY, 0);
  }
}
