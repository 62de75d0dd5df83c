package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

final class SocketOptionsTest {

  @Test
  void theSmallestValuesAreAccepted() {
    assertThatNoException().isThrownBy(() -> new SocketOptions(false, 0, 0, false, 1));
  }

  @Test
  void whatIsOutOfRangeIsRefusedWithNameRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SocketOptions(true, -1, 0, true, 1))
        .withMessage("sendBufferBytes must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SocketOptions(true, 0, -2, true, 1))
        .withMessage("receiveBufferBytes must be at least 0, was -2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SocketOptions(true, 0, 0, true, 0))
        .withMessage("backlog must be at least 1, was 0");
  }
}
