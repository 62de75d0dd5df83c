package dev.p2p.benchmarks.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ConnectionsCastTest {

  private static final int BEFORE = 20;
  private static final int COUNT = 300;

  @ParameterizedTest
  @CsvSource({"node, peers", "sockets, peers of sockets"})
  void allPeersComeAndStay(String hosting, String coming) throws Exception {
    Settings settings =
        Settings.of(ConnectionsCast.BEFORE, BEFORE).with(ConnectionsCast.COUNT, COUNT);
    ConnectionsCast cast = new ConnectionsCast();
    try (Role host = cast.role(hosting, settings);
        Role peers = cast.role(coming, settings)) {
      peers.start(host.start(""));
      peers.begin();
      while (host.count() < BEFORE + COUNT && host.failure().isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }

      assertThat(host.failure()).isEmpty();
      assertThat(peers.end().get("acceptSeconds")).isPositive();
    }
  }
}
