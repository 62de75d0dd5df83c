package dev.p2p.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.time.Timeline;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A network of two: one dials, the other listens. Reads and writes as actors do: if it can. */
final class TwoHosts {

  /** 10 ms one way, a byte each microsecond, and a window of 4,000 bytes. */
  static final LinkModel PLAIN =
      new LinkModel(new Latency.Fixed(Duration.ofMillis(10)), 0, 1_000_000, 4_000);

  static final long LATENCY = Duration.ofMillis(10).toNanos();
  static final long BYTE = 1_000;
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  final Timeline timeline = new Timeline();
  final SimulatedNetwork network;
  final Host one;
  final Host other;
  Listener listener;

  TwoHosts(LinkModel model) throws IOException {
    network = new SimulatedNetwork(timeline, new SeededRandom(1), model);
    one = network.addHost(7000);
    other = network.addHost(7000);
    listener = other.transport().listen(other.address());
  }

  Dial dial() {
    return one.transport().begin(other.address(), TIMEOUT);
  }

  /** The dialler's end and the acceptor's. */
  record Ends(Connection dialled, Connection accepted) {}

  Ends connect() throws IOException {
    Dial dial = dial();
    pass(Duration.ofSeconds(1));
    assertThat(dial.isDone()).isTrue();
    return new Ends(dial.connect(), listener.accept().orElseThrow());
  }

  void pass(Duration time) {
    passNanos(time.toNanos());
  }

  void passNanos(long nanos) {
    timeline.runUntil(timeline.nowNanos() + nanos);
  }

  /** Writes as much as there is room for. */
  static int write(Connection end, byte[] bytes) throws IOException {
    return end.canWrite() ? (int) end.write(new ByteBuffer[] {ByteBuffer.wrap(bytes)}, 1) : 0;
  }

  /** Reads once, {@code max} bytes at most. */
  static byte[] readOnce(Connection end, int max) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(max);
    int count = end.canRead() ? end.read(target) : 0;
    byte[] bytes = new byte[Math.max(0, count)];
    target.flip().get(bytes);
    return bytes;
  }

  /** Reads all there is, up to the end of the stream. */
  static byte[] readAll(Connection end) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer target = ByteBuffer.allocate(1 << 10);
    while (end.canRead() && end.read(target) >= 0) {
      all.write(target.array(), 0, target.position());
      target.clear();
    }
    return all.toByteArray();
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return bytes;
  }
}
