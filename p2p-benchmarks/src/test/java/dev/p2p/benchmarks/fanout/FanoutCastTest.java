package dev.p2p.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FanoutCastTest {

  private static final int ENOUGH = 300;
  private static final int PEERS = 3;

  @ParameterizedTest
  @CsvSource({"ours, peers, 0", "ours, peers, 100", "sockets, peers of sockets, 0"})
  void everyPeerGetsEveryMessageInOrder(String publishing, String taking, int everyMicros)
      throws Exception {
    Settings settings =
        Settings.of(FanoutCast.PEERS, PEERS)
            .with(FanoutCast.SIZE, 100)
            .with(FanoutCast.EVERY_MICROS, everyMicros);
    FanoutCast cast = new FanoutCast();
    try (Role publisher = cast.role(publishing, settings);
        Role peers = cast.role(taking, settings)) {
      peers.start(publisher.start(""));
      while (peers.count() < ENOUGH && peers.failure().or(publisher::failure).isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }

      assertThat(peers.failure()).isEmpty();
      assertThat(publisher.failure()).isEmpty();
    }
  }
}
