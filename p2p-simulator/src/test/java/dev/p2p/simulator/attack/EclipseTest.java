package dev.p2p.simulator.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An attacker with ten subnets and five thousand addresses, at each of which a good peer seems to
 * be, floods a node with them, takes every inbound place it can, and waits until the node restarts.
 */
final class EclipseTest {

  private static final int HONEST = 100;
  private static final int RESTARTS = 3;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void anAttackerGetsAQuarterOfTheVictimsOwnPeersAtMost() {
    assertVictimIsNotEclipsed(1);
  }

  @Tag("soak")
  @Test
  void anAttackerGetsAQuarterOfTheVictimsOwnPeersAtMostInEachOfAHundredSeeds() {
    LongStream.rangeClosed(1, 100).forEach(EclipseTest::assertVictimIsNotEclipsed);
  }

  private static void assertVictimIsNotEclipsed(long seed) {
    Siege siege = new Siege(HONEST, seed).runFor(MINUTE).attack().runFor(MINUTE);
    assertThat(siege.inboundAttackers()).as("seed %d: places taken", seed).isGreaterThan(60);
    assertAttackersShare(siege, seed);
    for (int i = 0; i < RESTARTS; i++) {
      siege.restartVictim().runFor(MINUTE);
      assertAttackersShare(siege, seed);
    }
  }

  private static void assertAttackersShare(Siege siege, long seed) {
    List<NodeAddress> chosen = siege.chosen();
    assertThat(chosen).as("seed %d: peers the victim chose", seed).hasSize(8);
    assertThat(chosen.stream().filter(Siege::isAttacker).count())
        .as("seed %d: attackers among %s", seed, chosen)
        .isLessThanOrEqualTo(2);
  }
}
