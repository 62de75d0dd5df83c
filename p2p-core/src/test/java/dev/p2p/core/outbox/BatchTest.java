package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchTest {

  private final Batch batch = new Batch();
  private final List<String> sent = new ArrayList<>();

  @Test
  void whatIsPartlyWrittenStaysAtTheFront() {
    for (int i = 0; i < 10; i++) {
      batch.add(tx("m" + i));
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
    batch.add(dev.p2p.core.TestWire.message("tx", 200 << 10));
    assertThat(batch.takes(100 << 10)).isFalse();
    write(batch, 1, 0);
    batch.retire(message -> {});
    batch.add(tx("small"));
    assertThat(batch.takes(100 << 10)).isTrue();
  }

  @Test
  void whatIsAbandonedIsTold() {
    batch.add(tx("a"));
    batch.add(tx("b"));
    batch.abandon(message -> sent.add(Outboxes.text(message)));
    assertThat(sent).containsExactly("a", "b");
    assertThat(batch.isEmpty()).isTrue();
    assertThat(batch.takes(256 << 10)).isTrue();
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
