package dev.p2p.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import java.time.Duration;
import java.util.List;

/** What is required of a store about certain messages. */
final class Kept {

  private Kept() {}

  static void requireKept(MessageStore store, Message message) {
    assertThat(store.contains(message.id())).as("%s", message).isTrue();
    assertThat(store.find(message.id()))
        .as("%s", message)
        .hasValueSatisfying(found -> requireSame(found, message));
  }

  /** These, and none beside them. */
  static void requireOnlyKept(MessageStore store, List<Message> messages) {
    assertThat(store.ids(IdRange.ALL, Duration.ZERO, Integer.MAX_VALUE))
        .isEqualTo(sortedIds(messages));
    assertThat(store.usage().messages()).isEqualTo(messages.size());
    messages.forEach(message -> requireKept(store, message));
  }

  static void requireSame(Message found, Message message) {
    assertThat(found.id()).isEqualTo(message.id());
    assertThat(found.topic()).isEqualTo(message.topic());
    assertThat(found.payload()).isEqualTo(message.payload());
    assertThat(found.frame()).isEqualTo(message.frame());
  }

  static List<MessageId> sortedIds(List<Message> messages) {
    return messages.stream().map(Message::id).sorted().toList();
  }
}
