package dev.p2p.app.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.record.TraceEvent.Kind;
import dev.p2p.simulator.record.TraceSubject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class QueuedTraceTest {

  private static final String MORE_THAN_ANY_BUFFER = "x".repeat(100_000);

  @Test
  void everythingIsWrittenInOrderByTheTimeItIsClosed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    QueuedTrace trace = new QueuedTrace(new TraceFile(out));
    for (int i = 0; i < 10_000; i++) {
      trace.on(event(i, ""));
    }
    trace.close();
    trace.on(event(-1, "too late"));

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines)
        .isEqualTo(
            IntStream.range(0, 10_000)
                .mapToObj("{\"at\":%d,\"node\":\"n0\",\"event\":\"noted\"}"::formatted)
                .toList());
    assertThat(trace.lost()).isZero();
  }

  @Test
  void whereTheDiskIsTooSlowEventsAreLostAndCountedAndNobodyWaits() throws IOException {
    StuckStream out = new StuckStream();
    QueuedTrace trace = new QueuedTrace(new TraceFile(out), 2);
    trace.on(event(0, MORE_THAN_ANY_BUFFER));
    out.awaitWriter();
    for (int i = 1; i <= 5; i++) {
      trace.on(event(i, ""));
    }
    out.goOn();
    trace.close();

    assertThat(trace.lost()).isEqualTo(3);
  }

  @Test
  void whoeverWaitsForRoomGetsItWhenTheDiskGoesOn() throws Exception {
    StuckStream out = new StuckStream();
    QueuedTrace trace = new QueuedTrace(new TraceFile(out), 2);
    trace.on(event(0, MORE_THAN_ANY_BUFFER));
    out.awaitWriter();
    trace.on(event(1, ""));
    trace.awaitRoom();
    trace.on(event(2, ""));
    out.goOn();
    trace.awaitRoom();
    trace.close();

    assertThat(trace.lost()).isZero();
  }

  @Test
  void aDiskThatFailsIsToldOfWhenItIsClosedAndHoldsNobodyUp() throws Exception {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int oneByte) throws IOException {
            throw new IOException("no space left");
          }
        };
    QueuedTrace trace = new QueuedTrace(new TraceFile(full), 2);
    trace.on(event(0, MORE_THAN_ANY_BUFFER));
    trace.on(event(1, ""));
    trace.on(event(2, ""));
    trace.awaitRoom();

    assertThatThrownBy(trace::close).isInstanceOf(IOException.class).hasMessage("no space left");
  }

  private static TraceEvent event(long atNanos, String detail) {
    return new TraceEvent(atNanos, 0, Kind.NOTED, TraceSubject.Nothing.NOTHING, -1, detail);
  }

  /** Takes nothing before it is told to. */
  private static final class StuckStream extends OutputStream {

    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch going = new CountDownLatch(1);

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      writing.countDown();
      await(going);
    }

    void awaitWriter() throws IOException {
      await(writing);
    }

    void goOn() {
      going.countDown();
    }

    private static void await(CountDownLatch latch) throws IOException {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
  }
}
