package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.TestWire;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FreshMessagesTest {

  private final FreshMessages fresh = new FreshMessages();
  private final List<String> moved = new ArrayList<>();

  @Test
  void theyAreMovedInTheOrderTheyCameEachWithItsTime() {
    fresh.add(TestWire.tx("a"), 7);
    fresh.add(TestWire.tx("b"), -1);
    fresh.add(TestWire.tx("a"), 7);

    move();

    assertThat(moved).containsExactly("a at 7", "b at -1", "a at 7");
  }

  @Test
  void whatWasMovedIsNotMovedAgain() {
    fresh.add(TestWire.tx("a"), 1);
    move();
    move();
    fresh.add(TestWire.tx("b"), 2);
    move();

    assertThat(moved).containsExactly("a at 1", "b at 2");
  }

  @Test
  void theyAreFullAtTheirBoundInMessages() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < FreshMessages.MESSAGES_MAX; i++) {
        assertThat(fresh.isFull()).as("with %d", i).isFalse();
        fresh.add(TestWire.tx("a"), i);
      }
      assertThat(fresh.isFull()).isTrue();
      move();
    }
    assertThat(moved).hasSize(2 * FreshMessages.MESSAGES_MAX);
  }

  @Test
  void theyAreFullAtTheirBoundInBytesOfFrames() {
    int frameOfNone = TestWire.tx("").frame().length();
    Message half = TestWire.message("tx", FreshMessages.BYTES_MAX / 2 - frameOfNone);
    Message less = TestWire.message("tx", FreshMessages.BYTES_MAX / 2 - frameOfNone - 1);
    for (int round = 0; round < 2; round++) {
      fresh.add(less, 0);
      fresh.add(half, 0);
      assertThat(fresh.isFull()).isFalse();
      move();
      fresh.add(half, 0);
      fresh.add(half, 0);
      assertThat(fresh.isFull()).isTrue();
      move();
    }
  }

  @Test
  void whatWasMovedIsNotHeldAnyMore() {
    WeakReference<Message> reference = addOne();

    move();

    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    assertThat(reference.get()).isNull();
    assertThat(fresh.isFull()).isFalse();
  }

  private WeakReference<Message> addOne() {
    Message message = TestWire.tx("a");
    fresh.add(message, 0);
    return new WeakReference<>(message);
  }

  private void move() {
    fresh.moveTo((message, keptNanos) -> moved.add(text(message) + " at " + keptNanos));
  }

  private static String text(Message message) {
    return new String(message.payload().toByteArray(), StandardCharsets.UTF_8);
  }
}
