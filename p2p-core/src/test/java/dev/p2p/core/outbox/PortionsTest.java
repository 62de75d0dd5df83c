package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages in portions of a batch. */
final class PortionsTest {

  private static final int FRAME_OF_NONE = tx("").frame().length();

  @Test
  void ofNothingThereAreNone() {
    assertThat(Portions.of(List.of())).isEmpty();
  }

  @Test
  void aPortionHasAsManyMessagesAsABatch() {
    assertThat(sizes(Collections.nCopies(64, tx("a")))).containsExactly(64);
    assertThat(sizes(Collections.nCopies(65, tx("a")))).containsExactly(64, 1);
    assertThat(sizes(Collections.nCopies(200, tx("a")))).containsExactly(64, 64, 64, 8);
  }

  @Test
  void aPortionEndsWithTheMessageThatMakesItAsLongAsABatch() {
    Message half = message("tx", Batch.BYTES_MAX / 2 - FRAME_OF_NONE);
    Message less = message("tx", Batch.BYTES_MAX / 2 - FRAME_OF_NONE - 1);
    Message whole = message("tx", Batch.BYTES_MAX);

    assertThat(sizes(List.of(half, half, half))).containsExactly(2, 1);
    assertThat(sizes(List.of(less, half, half))).containsExactly(3);
    assertThat(sizes(List.of(whole, whole, tx("a")))).containsExactly(1, 1, 1);
  }

  @Test
  void togetherTheyAreAllInTheirOrder() {
    List<Message> messages =
        IntStream.range(0, 500).mapToObj(i -> message("tx", i * 31 % 20_000)).toList();

    assertThat(Portions.of(messages).stream().flatMap(List::stream).toList()).isEqualTo(messages);
  }

  private static List<Integer> sizes(List<Message> messages) {
    return Portions.of(messages).stream().map(List::size).toList();
  }
}
