package dev.p2p.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void aQuickRunLeavesOutEveryOtherValueButNeverAll() {
    assertThat(Pace.QUICK.pick(List.of("a", "b", "c", "d", "e"))).containsExactly("b", "d");
    assertThat(Pace.QUICK.pick(List.of("a"))).containsExactly("a");
    assertThat(Pace.CAREFUL.pick(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
  }
}
