package dev.p2p.simulator.network;

import static dev.p2p.simulator.network.TwoHosts.LATENCY;
import static dev.p2p.simulator.network.TwoHosts.PLAIN;
import static dev.p2p.simulator.network.TwoHosts.TIMEOUT;
import static dev.p2p.simulator.network.TwoHosts.bytes;
import static dev.p2p.simulator.network.TwoHosts.readAll;
import static dev.p2p.simulator.network.TwoHosts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DialTest {

  private static final String NO_ANSWER = "10.0.1.1:7000: no answer within PT5S";

  private TwoHosts hosts;

  @BeforeEach
  void start() throws IOException {
    hosts = new TwoHosts(PLAIN);
  }

  @Test
  void aDialTakesThereAndBack() throws IOException {
    Dial dial = hosts.dial();

    hosts.passNanos(LATENCY);
    assertThat(hosts.listener.canAccept()).isTrue();
    hosts.passNanos(LATENCY - 1);
    assertThat(dial.isDone()).isFalse();
    hosts.passNanos(1);

    Connection dialled = dial.connect();
    Connection accepted = hosts.listener.accept().orElseThrow();
    assertThat(dialled.remoteAddress()).isEqualTo(hosts.other.address());
    assertThat(accepted.remoteAddress()).isEqualTo(dialled.localAddress());
    write(dialled, bytes(10));
    hosts.pass(TIMEOUT.multipliedBy(2));
    assertThat(readAll(accepted)).hasSize(10);
  }

  @Test
  void whatTheAcceptorWritesAtOnceComesNoEarlierThanItsAnswer() throws IOException {
    Dial dial = hosts.dial();
    hosts.passNanos(LATENCY);
    write(hosts.listener.accept().orElseThrow(), bytes(10));
    hosts.passNanos(LATENCY);

    Connection dialled = dial.connect();
    assertThat(dialled.canRead()).isFalse();
    hosts.pass(TIMEOUT);
    assertThat(readAll(dialled)).hasSize(10);
  }

  @Test
  void whereNobodyListensADialIsRefused() {
    hosts.listener.close();
    Dial dial = hosts.dial();

    hosts.passNanos(2 * LATENCY - 1);
    assertThat(dial.isDone()).isFalse();
    hosts.passNanos(1);

    requireFailed(dial, "10.0.1.1:7000: connection refused");
  }

  @Test
  void whereNoHostIsNobodyAnswers() {
    NodeAddress nowhere = new NodeAddress("10.9.9.9", 7000);
    Dial dial = hosts.one.transport().begin(nowhere, Duration.ofSeconds(2));

    hosts.passNanos(Duration.ofSeconds(2).toNanos() - 1);
    assertThat(dial.isDone()).isFalse();
    hosts.passNanos(1);

    requireFailed(dial, "10.9.9.9:7000: no answer within PT2S");
  }

  @Test
  void aQuestionDoesNotPassACut() {
    hosts.network.cut(hosts.one, hosts.other);
    Dial dial = hosts.dial();
    hosts.pass(TIMEOUT);

    requireFailed(dial, NO_ANSWER);
    assertThat(hosts.listener.canAccept()).isFalse();
  }

  @Test
  void anAnswerDoesNotPassACutThatCameAfterTheQuestionAndTheFarEndIsReset() throws IOException {
    Dial dial = hosts.dial();
    hosts.passNanos(LATENCY + 1);
    hosts.network.cut(hosts.other, hosts.one);
    Connection accepted = hosts.listener.accept().orElseThrow();
    hosts.passNanos(TIMEOUT.toNanos() - LATENCY - 2);
    assertThat(dial.isDone()).isFalse();
    assertThat(accepted.canRead()).isFalse();

    hosts.passNanos(1);

    requireFailed(dial, NO_ANSWER);
    hosts.passNanos(LATENCY);
    requireReset(accepted);
    accepted.close();
    assertThat(hosts.network.linkCount()).isZero();
  }

  @Test
  void aRefusalDoesNotPassACut() {
    hosts.listener.close();
    hosts.network.cut(hosts.other, hosts.one);
    Dial dial = hosts.dial();
    hosts.pass(TIMEOUT);

    requireFailed(dial, NO_ANSWER);
  }

  @Test
  void anAnswerAfterTheTimeIsOverFindsNobody() throws IOException {
    Dial dial = hosts.one.transport().begin(hosts.other.address(), Duration.ofNanos(LATENCY + 1));
    hosts.passNanos(LATENCY);
    Connection accepted = hosts.listener.accept().orElseThrow();
    hosts.pass(TIMEOUT);

    requireFailed(dial, "10.0.1.1:7000: no answer within PT0.010000001S");
    requireReset(accepted);
  }

  @Test
  void aQuestionAfterTheTimeIsOverIsResetAtOnce() throws IOException {
    Dial dial = hosts.one.transport().begin(hosts.other.address(), Duration.ofNanos(1));
    hosts.pass(TIMEOUT);

    requireFailed(dial, "10.0.1.1:7000: no answer within PT0.000000001S");
    requireReset(hosts.listener.accept().orElseThrow());
  }

  @Test
  void aDiallerThatCrashesBeforeItsQuestionArrivesLeavesNothingOpen() throws IOException {
    hosts.dial();
    hosts.one.crash();
    hosts.pass(TIMEOUT);

    Connection accepted = hosts.listener.accept().orElseThrow();
    requireReset(accepted);
    accepted.close();
    assertThat(hosts.network.linkCount()).isZero();
  }

  @Test
  void aDiallerThatCrashesBeforeTheAnswerArrivesLeavesNothingOpen() throws IOException {
    Dial dial = hosts.dial();
    hosts.passNanos(LATENCY + 1);
    hosts.one.crash();
    hosts.passNanos(LATENCY);

    assertThat(dial.isDone()).isFalse();
    Connection accepted = hosts.listener.accept().orElseThrow();
    requireReset(accepted);
    accepted.close();
    assertThat(hosts.network.linkCount()).isZero();
  }

  @Test
  void anAcceptorThatCrashesWhileItsAnswerIsUnderWayResetsTheDialler() throws IOException {
    Dial dial = hosts.dial();
    hosts.passNanos(LATENCY + 1);
    hosts.other.crash();
    hosts.pass(TIMEOUT);

    requireReset(dial.connect());
  }

  @Test
  void aPortInUseIsRefusedUntilItsListenerIsClosed() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> hosts.other.transport().listen(hosts.other.address()))
        .withMessage("10.0.1.1:7000: address already in use");
    assertThatIOException()
        .isThrownBy(() -> hosts.one.transport().listen(hosts.other.address()))
        .withMessage("10.0.1.1:7000: not an address of host 0");

    hosts.listener.close();
    assertThat(hosts.other.transport().listen(hosts.other.address()).localAddress())
        .isEqualTo(hosts.other.address());
  }

  private static void requireFailed(Dial dial, String message) {
    assertThat(dial.isDone()).isTrue();
    assertThatIOException().isThrownBy(dial::connect).withMessage(message);
  }

  private static void requireReset(Connection end) {
    assertThat(end.canRead()).isTrue();
    assertThatIOException()
        .isThrownBy(() -> end.read(ByteBuffer.allocate(1)))
        .withMessage("connection reset by peer");
  }
}
