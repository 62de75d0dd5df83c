package dev.p2p.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private final Arrivals arrivals = new Arrivals();

  @Test
  void messagesInOrderAreCounted() {
    arrivals.on(0);
    arrivals.on(1);
    arrivals.onUnseen(2);
    arrivals.on(4);

    assertThat(arrivals.progress().count()).isEqualTo(5);
    assertThat(arrivals.progress().failure()).isEmpty();
  }

  @Test
  void oneThatIsMissingIsNoticedAndWhatWentWrongFirstCounts() {
    arrivals.on(0);
    arrivals.on(2);
    arrivals.on(9);

    assertThat(arrivals.progress().failure()).contains("message 2 came where 1 was to come");
  }

  @Test
  void payloadsCarryTheirNumbersHoweverTheyAreRead() {
    Payloads payloads = new Payloads(64);
    byte[] first = payloads.next().clone();
    byte[] second = payloads.next();

    assertThat(Payloads.numberOf(first, 0)).isZero();
    assertThat(Payloads.numberOf(second, 0)).isEqualTo(1);
    assertThat(Payloads.numberOf(Bytes.copyOf(second))).isEqualTo(1);
    assertThat(Payloads.numberOf(ByteBuffer.wrap(second), 0)).isEqualTo(1);
  }

  @Test
  void aBatchIsBoundedInMessagesAndInBytes() {
    assertThat(Batch.messages(256)).isEqualTo(64);
    assertThat(Batch.messages(64 << 10)).isEqualTo(4);
    assertThat(Batch.messages(1 << 20)).isEqualTo(1);
  }
}
