package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final List<String> ran = new ArrayList<>();

  @Test
  void eachHasItsTurnInOrder() {
    assertThatCode(() -> Turns.all(List.of(running("a"), running("b")))).doesNotThrowAnyException();
    assertThat(ran).containsExactly("a", "b");
  }

  @Test
  void whoFailsKeepsNobodyFromHisTurnAndIsToldOf() {
    IllegalStateException second = new IllegalStateException("second");
    assertThatThrownBy(() ->
            Turns.all(
                List.of(
                    running("a"),
                    failing(new IllegalStateException("first")),
                    running("b"),
                    failing(second),
                    running("c"))))
        .hasMessage("first")
        .hasSuppressedException(second);
    assertThat(ran).containsExactly("a", "b", "c");
  }

  @Test
  void anErrorKeepsNobodyFromHisTurnEither() {
    AssertionError error = new AssertionError("a defect");
    assertThatThrownBy(() -> Turns.all(List.of(failing(error), failing(error), running("a"))))
        .isSameAs(error)
        .hasNoSuppressedExceptions();
    assertThat(ran).containsExactly("a");
  }

  private Runnable running(String name) {
    return () -> ran.add(name);
  }

  private static Runnable failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static Runnable failing(Error failure) {
    return () -> {
      throw failure;
    };
  }
}
