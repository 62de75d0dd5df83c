package dev.p2p.benchmarks.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Await;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ConnectionsContenderTest {

  private static final int BEFORE = 20;
  private static final int COUNT = 300;

  @ParameterizedTest
  @EnumSource
  void allPeersComeAndStay(ConnectionsContender contender) throws Exception {
    Settings settings =
        Settings.of(ConnectionsContender.BEFORE, BEFORE).with(ConnectionsContender.COUNT, COUNT);
    try (Role host = contender.role(End.FIRST, settings);
        Role peers = contender.role(End.SECOND, settings)) {
      peers.start(host.start(""));
      peers.begin();
      Await.count(BEFORE + COUNT, host);

      assertThat(host.progress().failure()).isEmpty();
      assertThat(peers.end().get(IdlePeers.ACCEPT_SECONDS)).isPositive();
    }
  }
}
