package dev.p2p.benchmarks.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Await;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class BusContenderTest {

  private static final int ENOUGH = 10_000;

  @ParameterizedTest
  @EnumSource(BusContender.class)
  void everySubscriberGetsAllOfEveryPublisherInOrder(BusContender contender) {
    try (Traffic traffic = new Traffic(contender, 2, 3)) {
      traffic.start("");
      Await.count(ENOUGH, traffic);

      assertThat(traffic.progress().failure()).isEmpty();
    }
  }
}
