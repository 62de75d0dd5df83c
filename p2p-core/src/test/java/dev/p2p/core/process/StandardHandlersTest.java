package dev.p2p.core.process;

import static dev.p2p.core.TestWire.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome.Accepted;
import dev.p2p.core.TestWire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StandardHandlersTest {

  private final Map<String, MessageHandler> handlers =
      StandardHandlers.of(new LocalMessages(TestWire.WIRE, () -> 7));
  private final TestSender peer = new TestSender("anna");

  @Test
  void everyPingIsAnsweredWithAPong() {
    assertThat(answers("ping")).containsExactly(message("pong", ""));
    assertThat(answers("ping")).containsExactly(message("pong", ""));
  }

  @Test
  void aPongDoesNotClaimToHaveBeenMadeNow() {
    assertThat(answers("ping")).first().returns(0L, Message::reserved);
  }

  @Test
  void aPongIsAcceptedWithoutAnAnswer() {
    assertThat(answers("pong")).isEmpty();
  }

  @Test
  void nothingElseIsAnsweredByItself() {
    assertThat(handlers).containsOnlyKeys("ping", "pong");
  }

  private List<Message> answers(String topic) {
    Message question = message(topic, "");
    MessageHandler handler =
        handlers.getOrDefault(
            topic,
            (m, p) -> {
              throw new AssertionError();
            });
    List<Message> answers = new ArrayList<>();
    ((Accepted) handler.handle(question, peer)).answers().forEachRemaining(answers::add);
    return answers;
  }
}
