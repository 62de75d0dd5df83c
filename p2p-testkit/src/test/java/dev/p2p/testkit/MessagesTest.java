package dev.p2p.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.testkit.wire.PlainWire;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessagesTest {

  private final Messages messages = new Messages(PlainWire.sound());

  @Test
  void aMessageSaysWhatItsNameSays() {
    assertThat(messages.aTx("hello").topic().name()).isEqualTo("tx");
    assertThat(messages.aTx("hello").payload()).isEqualTo(Bytes.utf8("hello"));
    assertThat(messages.aPing().topic().name()).isEqualTo("ping");
    assertThat(messages.aPong().topic().name()).isEqualTo("pong");
    assertThat(messages.of("version", 7).payload()).isEqualTo(Bytes.wrap(new byte[7]));
  }

  @Test
  void aSequenceDiffersWithinAndIsTheSameForTheSameSeed() {
    List<Message> sequence = messages.sequence("tx", 100, 8, 1);

    assertThat(sequence).hasSize(100).doesNotHaveDuplicates();
    assertThat(sequence).allSatisfy(one -> assertThat(one.payload().length()).isEqualTo(8));
    assertThat(messages.sequence("tx", 100, 8, 1)).isEqualTo(sequence);
    assertThat(messages.sequence("tx", 100, 8, 2)).doesNotContainAnyElementsOf(sequence);
  }
}
