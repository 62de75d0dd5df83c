package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Need;
import dev.p2p.core.budget.Weight;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchTest {

  private final ByteBudget budget = new ByteBudget(10 << 20);
  private final Batch batch = new Batch(budget);
  private final List<String> sent = new ArrayList<>();

  @Test
  void whatIsPartlyWrittenStaysAtTheFront() {
    for (int i = 0; i < 10; i++) {
      add(tx("m" + i));
    }
    write(batch, 3, 5);
    batch.retire(message -> sent.add(Outboxes.text(message)));
    assertThat(sent).containsExactly("m0", "m1", "m2");
    assertThat(batch.count()).isEqualTo(7);
    assertThat(batch.buffers()[0].position()).isEqualTo(5);
    assertThat(batch.buffers()[7]).isNull();

    write(batch, 7, 0);
    batch.retire(message -> sent.add(Outboxes.text(message)));
    assertThat(batch.isEmpty()).isTrue();
    assertThat(sent).hasSize(10).endsWith("m8", "m9");
  }

  @Test
  void bytesThatAreWrittenMakeRoomForMore() {
    add(message("tx", 200 << 10));
    assertThat(batch.takes(100 << 10)).isFalse();
    write(batch, 1, 0);
    batch.retire(message -> {});
    add(tx("small"));
    assertThat(batch.takes(100 << 10)).isTrue();
  }

  @Test
  void whatIsAbandonedIsTold() {
    add(tx("a"));
    add(tx("b"));
    batch.abandon(message -> sent.add(Outboxes.text(message)));
    assertThat(sent).containsExactly("a", "b");
    assertThat(batch.isEmpty()).isTrue();
    assertThat(batch.takes(256 << 10)).isTrue();
  }

  @Test
  void whatIsInItIsPaidForUntilItIsWritten() {
    add(tx("a"));
    add(tx("b"));
    batch.weigh();
    assertThat(batch.weight()).isEqualTo(budget.usage().bytes()).isPositive();
    write(batch, 1, 3);
    batch.retire(message -> {});
    assertThat(batch.weight()).isEqualTo(budget.usage().bytes()).isEqualTo(Weight.of(tx("b")));
    batch.abandon(message -> {});
    assertThat(batch.weight()).isZero();
    assertThat(budget.usage().bytes()).isZero();
  }

  private void add(Message message) {
    assertThat(budget.hold(message, Need.GOSSIP)).isTrue();
    batch.add(message);
  }

  private static void write(Batch batch, int whole, int more) {
    ByteBuffer[] buffers = batch.buffers();
    for (int i = 0; i < whole; i++) {
      buffers[i].position(buffers[i].limit());
    }
    if (more > 0) {
      buffers[whole].position(more);
    }
  }
}
