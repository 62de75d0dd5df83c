package dev.p2p.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.testkit.transport.BackgroundCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GateTest {

  private final Gate gate = new Gate(2);

  @Test
  void hasRoomUpToItsMark() {
    assertThat(gate.hasRoom()).isTrue();
    gate.enter();
    assertThat(gate.hasRoom()).isTrue();
    gate.enter();
    assertThat(gate.hasRoom()).isFalse();
    gate.leave();
    assertThat(gate.hasRoom()).isTrue();
  }

  @Test
  void whoeverWaitsForRoomIsWokenWhenThereIsSome() throws Exception {
    gate.enter();
    gate.enter();
    BackgroundCall<?> waiting = BackgroundCall.run(gate::awaitRoom);
    waiting.awaitBlocked();
    gate.leave();
    assertThat(waiting.result()).isNotNull();
    assertThat(gate.hasRoom()).isTrue();
  }

  @Test
  void whoeverWaitsForRoomIsWokenByTheEnd() throws Exception {
    gate.enter();
    gate.enter();
    BackgroundCall<?> waiting = BackgroundCall.run(gate::awaitRoom);
    waiting.awaitBlocked();
    gate.close();
    assertThat(waiting.result()).isNotNull();
    assertThat(gate.hasRoom()).isFalse();
  }
}
