package dev.p2p.transport.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class QuietCloseTest {

  @Test
  void closes() {
    boolean[] closed = {false};
    QuietClose.close(() -> closed[0] = true);

    assertThat(closed[0]).isTrue();
  }

  @Test
  void aFailureStaysInside() {
    assertThatNoException()
        .isThrownBy(() ->
            QuietClose.close(() -> {
              throw new IOException("Input/output error");
            }));
  }
}
