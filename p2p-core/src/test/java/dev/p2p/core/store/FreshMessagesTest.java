package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.TestWire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FreshMessagesTest {

  private final FreshMessages fresh = new FreshMessages();
  private final List<String> moved = new ArrayList<>();

  @Test
  void theyMoveInTheOrderTheyCameEachOnceAndWithItsTime() {
    Message one = TestWire.tx("one");
    Message two = TestWire.tx("two");
    fresh.add(one, 1);
    fresh.add(two, 2);
    move();
    move();
    fresh.add(one, 3);
    move();

    assertThat(moved).containsExactly(one.id() + " at 1", two.id() + " at 2", one.id() + " at 3");
  }

  @Test
  void theyAreFullAtTheirBoundInMessages() {
    for (int i = 0; i < FreshMessages.MESSAGES_MAX; i++) {
      assertThat(fresh.isFull()).isFalse();
      fresh.add(TestWire.tx("" + i), i);
    }
    assertThat(fresh.isFull()).isTrue();
    move();
    assertThat(fresh.isFull()).isFalse();
    assertThat(moved).hasSize(FreshMessages.MESSAGES_MAX);
  }

  @Test
  void theyAreFullAtTheirBoundInBytes() {
    for (int i = 0; i < 2; i++) {
      fresh.add(TestWire.message("tx", FreshMessages.BYTES_MAX / 2), 0);
      assertThat(fresh.isFull()).isEqualTo(i == 1);
    }
    move();
    assertThat(fresh.isFull()).isFalse();
    fresh.add(TestWire.message("tx", FreshMessages.BYTES_MAX), 0);
    assertThat(fresh.isFull()).isTrue();
  }

  private void move() {
    fresh.moveTo((message, keptNanos) -> moved.add(message.id() + " at " + keptNanos));
  }
}
