package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceSharesTest {

  private static final int MAX = 1_001;

  private final SourceShares shares = new SourceShares(MAX);

  @Test
  void oneThatIsAloneMayTakeAll() {
    assertThat(takeAll("anna")).isEqualTo(MAX);
  }

  @ParameterizedTest
  @CsvSource({"2, 501", "3, 334", "7, 143", "8, 126", "9, 126", "1000, 126"})
  void oneOfSeveralMayTakeItsPartButNeverLessThanAnEighth(int sources, int most) {
    for (int i = 1; i < sources; i++) {
      assertThat(shares.take(remote("peer" + i))).isTrue();
    }
    assertThat(takeAll("anna")).isEqualTo(most);
  }

  @Test
  void oneThatHasTakenAllMakesNoDifferenceToAnother() {
    takeAll("anna");
    assertThat(takeAll("bob")).isEqualTo(501);
    assertThat(shares.take(remote("anna"))).isFalse();
  }

  @Test
  void theNodeItselfIsASourceAsWell() {
    assertThat(shares.take(Origin.LOCAL)).isTrue();
    assertThat(takeAll("anna")).isEqualTo(501);
    assertThat(shares.sources()).isEqualTo(2);
  }

  @Test
  void withANewGenerationEverybodyBeginsAnew() {
    shares.take(remote("bob"));
    takeAll("anna");
    shares.nextGeneration();
    assertThat(takeAll("anna")).isEqualTo(501);
  }

  @Test
  void aSourceCountsUntilTheGenerationOfItsLastIdIsForgotten() {
    shares.take(remote("bob"));
    shares.nextGeneration();
    shares.take(remote("bob"));
    for (int i = 0; i < 2; i++) {
      shares.nextGeneration();
      assertThat(takeAll("anna")).isEqualTo(501);
    }
    shares.nextGeneration();
    assertThat(takeAll("anna")).isEqualTo(MAX);
    assertThat(shares.sources()).isEqualTo(1);
  }

  @Test
  void sourcesThatComeAndGoDoNotPileUp() {
    for (int i = 0; i < 100_000; i++) {
      shares.take(remote("peer" + i));
      assertThat(shares.sources()).isLessThanOrEqualTo(4_096);
    }
    for (int i = 0; i < 3; i++) {
      shares.nextGeneration();
    }
    assertThat(shares.sources()).isZero();
  }

  @Test
  void sourcesBeyondThoseThatAreToldApartHaveOneShareTogether() {
    for (int i = 0; i < 4_096; i++) {
      shares.take(remote("peer" + i));
    }
    assertThat(takeAll("peer0")).isEqualTo(125);
    assertThat(takeAll("anna")).isEqualTo(126);
    assertThat(shares.take(remote("bob"))).isFalse();
    assertThat(shares.take(remote("peer1"))).isTrue();
    shares.nextGeneration();
    assertThat(takeAll("bob")).isEqualTo(126);
  }

  private int takeAll(String name) {
    int taken = 0;
    while (taken <= MAX && shares.take(remote(name))) {
      taken++;
    }
    return taken;
  }
}
