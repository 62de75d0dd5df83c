package dev.p2p.simulator.network;

import static dev.p2p.simulator.network.TwoHosts.LATENCY;
import static dev.p2p.simulator.network.TwoHosts.PLAIN;
import static dev.p2p.simulator.network.TwoHosts.bytes;
import static dev.p2p.simulator.network.TwoHosts.readAll;
import static dev.p2p.simulator.network.TwoHosts.readOnce;
import static dev.p2p.simulator.network.TwoHosts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.p2p.simulator.network.TwoHosts.Ends;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections end. */
final class EndsTest {

  private static final Duration LONG = Duration.ofSeconds(1);

  private TwoHosts hosts;
  private Ends ends;

  @BeforeEach
  void connect() throws IOException {
    hosts = new TwoHosts(PLAIN);
    ends = hosts.connect();
  }

  @Test
  void aPoliteCloseLetsTheOtherReadToTheEnd() throws IOException {
    write(ends.dialled(), bytes(1_000));
    ends.dialled().close();
    hosts.pass(LONG);

    assertThat(readAll(ends.accepted())).isEqualTo(bytes(1_000));
    assertThat(ends.accepted().read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @Test
  void anEndedOutputLeavesTheOtherDirectionOpen() throws IOException {
    ends.dialled().shutdownOutput();
    hosts.pass(LONG);

    assertThat(ends.accepted().read(ByteBuffer.allocate(1))).isEqualTo(-1);
    write(ends.accepted(), bytes(10));
    hosts.pass(LONG);
    assertThat(readAll(ends.dialled())).hasSize(10);
    assertThatIOException()
        .isThrownBy(() -> write(ends.dialled(), bytes(1)))
        .withMessage("the output is shut down");
  }

  @Test
  void aCloseWithUnreadInputResetsTheOtherEnd() throws IOException {
    write(ends.accepted(), bytes(10));
    hosts.pass(LONG);

    ends.dialled().close();
    hosts.passNanos(LATENCY - 1);
    assertThat(ends.accepted().canRead()).isFalse();
    hosts.passNanos(1);

    requireReset(ends.accepted());
  }

  @Test
  void whatArrivesAfterACloseResetsTheSender() throws IOException {
    ends.dialled().close();
    write(ends.accepted(), bytes(10));
    hosts.pass(LONG);

    requireReset(ends.accepted());
  }

  @Test
  void aResetTakesAwayWhatIsUnread() throws IOException {
    write(ends.dialled(), bytes(10));
    hosts.pass(LONG);
    hosts.one.crash();
    assertThat(readOnce(ends.accepted(), 5)).hasSize(5);
    hosts.pass(LONG);

    requireReset(ends.accepted());
  }

  @Test
  void aResetIsSentOnce() throws IOException {
    ends.dialled().close();
    for (int i = 0; i < 5; i++) {
      write(ends.accepted(), bytes(1));
    }
    AtomicInteger wakeUps = new AtomicInteger();
    hosts.other.onWakeUp(wakeUps::incrementAndGet);
    hosts.pass(LONG);

    // The end of the stream, and one reset for five pieces nobody wanted.
    assertThat(wakeUps).hasValue(2);
  }

  @Test
  void aLostConnectionFailsBothEndsAtOnce() throws IOException {
    write(ends.dialled(), bytes(10));

    hosts.network.lose(hosts.one, hosts.other);

    for (Connection end : new Connection[] {ends.dialled(), ends.accepted()}) {
      assertThat(end.canRead() && end.canWrite()).isTrue();
      assertThatIOException()
          .isThrownBy(() -> end.read(ByteBuffer.allocate(1)))
          .withMessage("connection reset");
    }
    hosts.pass(LONG);
    assertThatIOException().isThrownBy(() -> readAll(ends.accepted()));
  }

  @Test
  void losingTheConnectionsOfTwoHostsLeavesOthersAlone() throws IOException {
    Host third = hosts.network.addHost(7000);
    var dial = third.transport().begin(hosts.other.address(), LONG);
    hosts.pass(Duration.ofMillis(500));
    Connection ofThird = dial.connect();

    hosts.network.lose(hosts.one, hosts.other);

    assertThat(write(ofThird, bytes(10))).isEqualTo(10);
  }

  @Test
  void aCrashResetsThePeers() throws IOException {
    hosts.one.crash();
    hosts.pass(LONG);

    requireReset(ends.accepted());
  }

  @Test
  void theNewsOfACrashWaitsAtACut() throws IOException {
    hosts.network.cut(hosts.one, hosts.other);
    hosts.one.crash();
    hosts.pass(Duration.ofSeconds(30));
    assertThat(ends.accepted().canRead()).isFalse();

    hosts.network.mend(hosts.one, hosts.other);
    hosts.pass(LONG);

    requireReset(ends.accepted());
  }

  @Test
  void whatWasUnderWayToACrashedProcessDoesNotReachTheNextOne() throws IOException {
    write(ends.dialled(), bytes(100));
    hosts.other.crash();
    hosts.listener = hosts.other.transport().listen(hosts.other.address());
    Ends next = hosts.connect();

    assertThat(next.accepted().canRead()).isFalse();
    requireReset(ends.dialled());
    write(next.dialled(), bytes(7));
    hosts.pass(LONG);
    assertThat(readAll(next.accepted())).hasSize(7);
  }

  @Test
  void connectionsThatEndedAtBothEndsAreForgotten() throws IOException {
    Ends second = hosts.connect();
    Ends third = hosts.connect();
    assertThat(hosts.network.linkCount()).isEqualTo(3);

    ends.dialled().close();
    assertThat(hosts.network.linkCount()).isEqualTo(3);
    ends.accepted().close();
    hosts.network.lose(hosts.one, hosts.other);
    hosts.pass(LONG);

    assertThat(hosts.network.linkCount()).isZero();
    assertThatIOException().isThrownBy(() -> readAll(second.dialled()));
    assertThatIOException().isThrownBy(() -> readAll(third.accepted()));
  }

  private static void requireReset(Connection end) {
    assertThat(end.canRead() && end.canWrite()).isTrue();
    assertThatIOException()
        .isThrownBy(() -> end.read(ByteBuffer.allocate(1)))
        .withMessage("connection reset by peer");
  }
}
