package dev.p2p.simulator.network;

import static dev.p2p.simulator.network.TwoHosts.BYTE;
import static dev.p2p.simulator.network.TwoHosts.LATENCY;
import static dev.p2p.simulator.network.TwoHosts.PLAIN;
import static dev.p2p.simulator.network.TwoHosts.bytes;
import static dev.p2p.simulator.network.TwoHosts.readAll;
import static dev.p2p.simulator.network.TwoHosts.readOnce;
import static dev.p2p.simulator.network.TwoHosts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.simulator.network.TwoHosts.Ends;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When bytes come, and that they do. */
final class FlowTest {

  @Test
  void bytesArriveToTheNanosecondAfterTheirTimeOnTheLineAndTheLatency() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();

    write(ends.dialled(), bytes(1_000));
    write(ends.dialled(), bytes(500));

    hosts.passNanos(1_000 * BYTE + LATENCY - 1);
    assertThat(ends.accepted().canRead()).isFalse();
    hosts.passNanos(1);
    assertThat(readAll(ends.accepted())).hasSize(1_000);
    // The second piece leaves when the line is free.
    hosts.passNanos(500 * BYTE - 1);
    assertThat(ends.accepted().canRead()).isFalse();
    hosts.passNanos(1);
    assertThat(readAll(ends.accepted())).hasSize(500);
  }

  @Test
  void aFullWindowStopsTheWriterUntilNewsOfARoomHasComeBack() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();
    assertThat(write(ends.dialled(), bytes(5_000))).isEqualTo(4_000);
    assertThat(ends.dialled().canWrite()).isFalse();
    hosts.passNanos(4_000 * BYTE + LATENCY);
    AtomicInteger wakeUps = new AtomicInteger();
    hosts.one.onWakeUp(wakeUps::incrementAndGet);

    readOnce(ends.accepted(), 300);

    hosts.passNanos(LATENCY - 1);
    assertThat(ends.dialled().canWrite()).isFalse();
    assertThat(wakeUps).hasValue(0);
    hosts.passNanos(1);
    assertThat(wakeUps).hasValue(1);
    assertThat(write(ends.dialled(), bytes(5_000))).isEqualTo(300);
  }

  @Test
  void aWriterThatFillsTheWindowAgainIsWokenByReadsThatWereBefore() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();
    write(ends.dialled(), bytes(3_000));
    hosts.passNanos(3_000 * BYTE + LATENCY);
    readAll(ends.accepted());
    hosts.passNanos(LATENCY / 2);
    assertThat(write(ends.dialled(), bytes(4_000))).isEqualTo(1_000);
    AtomicInteger wakeUps = new AtomicInteger();
    hosts.one.onWakeUp(wakeUps::incrementAndGet);

    hosts.passNanos(LATENCY / 2);

    assertThat(wakeUps).hasValue(1);
    assertThat(write(ends.dialled(), bytes(4_000))).isEqualTo(3_000);
  }

  @Test
  void aWriteWithoutRoomIsADefectOfTheCaller() throws IOException {
    Ends ends = new TwoHosts(PLAIN).connect();
    write(ends.dialled(), bytes(4_000));
    ByteBuffer[] more = {ByteBuffer.allocate(1)};

    assertThatIllegalStateException()
        .isThrownBy(() -> ends.dialled().write(more, 1))
        .withMessage("a write from host 0 to host 1 would wait");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20260101})
  void everyByteArrivesInOrderWhateverJitterCutsAndTornReads(long seed) throws IOException {
    SeededRandom random = new SeededRandom(seed);
    TwoHosts hosts = new TwoHosts(new LinkModel(PLAIN.latency(), 3, 1_000_000, 4_000));
    Ends ends = hosts.connect();
    hosts.other.tearReads(100);
    byte[] sent = bytes(50_000);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    int written = 0;

    for (int step = 0; step < 20_000 && received.size() < sent.length; step++) {
      switch (random.below(8)) {
        case 0 -> hosts.network.cut(hosts.one, hosts.other);
        case 1, 2 -> hosts.network.mend(hosts.one, hosts.other);
        case 3, 4 -> {
          int end = Math.min(sent.length, written + 1 + random.below(2_000));
          written += write(ends.dialled(), Arrays.copyOfRange(sent, written, end));
        }
        case 5 -> received.write(readAll(ends.accepted()));
        default -> hosts.passNanos(random.below(20_000_000));
      }
    }

    assertThat(received.toByteArray()).as("seed %d", seed).isEqualTo(sent);
  }

  @Test
  void tornReadsGiveFewBytesAtATimeAndTheSameOnes() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();
    hosts.other.tearReads(3);
    write(ends.dialled(), bytes(1_000));
    hosts.pass(Duration.ofSeconds(1));
    ByteArrayOutputStream received = new ByteArrayOutputStream();

    while (ends.accepted().canRead()) {
      byte[] part = readOnce(ends.accepted(), 100);
      assertThat(part).hasSizeBetween(1, 3);
      received.write(part);
    }

    assertThat(received.toByteArray()).isEqualTo(bytes(1_000));
  }

  @Test
  void tornReadsEnd() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();
    hosts.other.tearReads(3);
    write(ends.dialled(), bytes(1_000));
    hosts.pass(Duration.ofSeconds(1));

    hosts.other.tearReads(0);

    assertThat(readOnce(ends.accepted(), 1_000)).hasSize(1_000);
  }

  @Test
  void slowReadsKeepToTheirRateOverAllConnections() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends first = hosts.connect();
    Ends second = hosts.connect();
    AtomicInteger read = new AtomicInteger();
    hosts.other.onWakeUp(() -> readTens(read, first.accepted(), second.accepted()));
    hosts.other.slowReads(100);
    write(first.dialled(), bytes(1_000));
    write(second.dialled(), bytes(1_000));
    hosts.passNanos(1_000 * BYTE + LATENCY);

    // Ten bytes at once, then ten more every tenth of a second.
    assertThat(read).hasValue(10);
    hosts.pass(Duration.ofMillis(99));
    assertThat(read).hasValue(10);
    hosts.pass(Duration.ofSeconds(7));
    assertThat(read).hasValue(710);

    hosts.other.slowReads(0);
    assertThat(read).hasValue(2_000);
  }

  private static void readTens(AtomicInteger read, Connection... ends) {
    for (Connection end : ends) {
      while (end.canRead()) {
        try {
          read.addAndGet(readOnce(end, 10).length);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  void aCutDelaysThatWayOnlyUntilItIsMended() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();
    hosts.network.cut(hosts.one, hosts.other);

    write(ends.dialled(), bytes(100));
    write(ends.accepted(), bytes(100));
    hosts.pass(Duration.ofSeconds(9));

    assertThat(readAll(ends.dialled())).hasSize(100);
    assertThat(ends.accepted().canRead()).isFalse();
    hosts.network.mend(hosts.one, hosts.other);
    hosts.passNanos(LATENCY - 1);
    assertThat(ends.accepted().canRead()).isFalse();
    hosts.passNanos(1);
    assertThat(readAll(ends.accepted())).isEqualTo(bytes(100));
  }

  @Test
  void twoCutsNeedToBeMendedTwice() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();
    hosts.network.cut(hosts.one, hosts.other);
    hosts.network.cut(hosts.one, hosts.other);
    write(ends.dialled(), bytes(100));

    hosts.network.mend(hosts.one, hosts.other);
    hosts.pass(Duration.ofSeconds(1));
    assertThat(ends.accepted().canRead()).isFalse();

    hosts.network.mend(hosts.one, hosts.other);
    hosts.pass(Duration.ofSeconds(1));
    assertThat(readAll(ends.accepted())).hasSize(100);
  }

  @Test
  void whatWaitedAtAPartitionIsDeliveredWhenItHeals() throws IOException {
    TwoHosts hosts = new TwoHosts(PLAIN);
    Ends ends = hosts.connect();
    write(ends.accepted(), bytes(100));

    // Hosts on no side are a side together: this parts the two.
    hosts.network.partition(List.of(List.of(hosts.one)));
    write(ends.dialled(), bytes(200));
    hosts.pass(Duration.ofSeconds(9));
    assertThat(ends.dialled().canRead() || ends.accepted().canRead()).isFalse();

    hosts.network.heal();
    hosts.pass(Duration.ofSeconds(1));
    assertThat(readAll(ends.dialled())).isEqualTo(bytes(100));
    assertThat(readAll(ends.accepted())).isEqualTo(bytes(200));
  }
}
