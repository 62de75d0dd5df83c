package dev.p2p.core.process;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicDispatcherTest {

  private final TestSender peer = new TestSender("anna");
  private final TopicDispatcher dispatcher =
      new TopicDispatcher(
          Map.of(
              tx("").topic(), (message, from) -> Outcome.rejected("tx"),
              message("urgent", "").topic(), (message, from) -> Outcome.rejected("urgent")),
          (message, from) -> Outcome.rejected("otherwise"));

  @Test
  void eachTopicHasItsOwnHandler() {
    assertThat(dispatcher.process(tx("x"), peer)).isEqualTo(Outcome.rejected("tx"));
    assertThat(dispatcher.process(message("urgent", "x"), peer))
        .isEqualTo(Outcome.rejected("urgent"));
  }

  @Test
  void theRestGoesToOneHandler() {
    assertThat(dispatcher.process(message("block", "x"), peer))
        .isEqualTo(Outcome.rejected("otherwise"));
    assertThat(dispatcher.process(message("vital", "x"), peer))
        .isEqualTo(Outcome.rejected("otherwise"));
  }

  @Test
  void aHandlerIsGivenTheMessageAndItsSender() {
    TopicDispatcher telling =
        new TopicDispatcher(
            Map.of(),
            (message, from) -> Outcome.rejected(message.id() + " from " + from.info().id()));
    assertThat(telling.process(tx("x"), peer))
        .isEqualTo(Outcome.rejected(tx("x").id() + " from anna"));
  }
}
