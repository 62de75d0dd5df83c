package dev.p2p.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Await;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FanoutContenderTest {

  private static final int ENOUGH = 150;
  private static final int PEERS = 3;
  private static final int BYTES = 100;

  @ParameterizedTest
  @EnumSource
  void everyPeerGetsEveryMessageInOrder(FanoutContender contender) throws Exception {
    Settings settings = Settings.of(FanoutContender.PEERS, PEERS).with(FanoutContender.SIZE, BYTES);
    try (Role publisher = contender.role(End.FIRST, settings);
        Role peers = contender.role(End.SECOND, settings)) {
      peers.start(publisher.start(""));
      Await.count(ENOUGH, peers, publisher);

      assertThat(peers.progress().failure()).isEmpty();
      assertThat(publisher.progress().failure()).isEmpty();
    }
  }
}
