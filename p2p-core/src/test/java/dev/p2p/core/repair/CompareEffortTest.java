package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.PeerId;
import org.junit.jupiter.api.Test;

class CompareEffortTest {

  private static final PeerId ANNA = new PeerId("anna");
  private static final PeerId BERT = new PeerId("bert");
  private static final int KEPT = 100_000;

  private final CompareEffort effort = new CompareEffort(0);

  @Test
  void everythingCanBeLookedAtSoManyTimesAMinute() {
    for (int i = 0; i < CompareEffort.LOOKS; i++) {
      assertThat(effort.isTooMuch(ANNA, KEPT)).isFalse();
      effort.add(ANNA, KEPT);
    }
    assertThat(effort.isTooMuch(ANNA, KEPT)).isFalse();
    effort.add(ANNA, 1);

    assertThat(effort.isTooMuch(ANNA, KEPT)).isTrue();
    assertThat(effort.isTooMuch(BERT, KEPT)).isFalse();
    effort.tick(MinuteCounts.PERIOD_NANOS);
    assertThat(effort.isTooMuch(ANNA, KEPT)).isFalse();
  }

  @Test
  void whoKeepsLittleLetsOthersLookAllTheSame() {
    effort.add(ANNA, CompareEffort.LOOKS * CompareEffort.KEPT_AT_LEAST);

    assertThat(effort.isTooMuch(ANNA, 0)).isFalse();
    effort.add(ANNA, 1);
    assertThat(effort.isTooMuch(ANNA, 0)).isTrue();
  }
}
