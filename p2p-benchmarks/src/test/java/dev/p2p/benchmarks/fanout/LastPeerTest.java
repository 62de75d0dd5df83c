package dev.p2p.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LastPeerTest {

  private final LastPeer last = new LastPeer(2, true);

  @Test
  void aMessageIsTimedWhenTheLastPeerHasIt() {
    deliver(0, 0);
    assertThat(last.end().get(LastPeer.P50)).as("one has it").isZero();

    deliver(1, 0);
    assertThat(last.end().get(LastPeer.P50)).as("both have it").isPositive();
    assertThat(last.progress().count()).isEqualTo(2);
    assertThat(last.progress().failure()).isEmpty();
  }

  @Test
  void aMessageThatAPeerMissedIsNoticed() {
    deliver(0, 0);
    deliver(1, 1);

    assertThat(last.progress().failure()).contains("peer 1 got message 1, not 0");
  }

  private void deliver(int peer, long number) {
    ByteBuffer payload = Stamped.payload(Stamped.BYTES, number).asByteBuffer();
    last.onMessage(peer, payload, payload.position());
  }
}
