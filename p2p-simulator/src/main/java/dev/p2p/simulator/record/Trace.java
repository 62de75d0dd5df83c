package dev.p2p.simulator.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Everything that happened, in order. Two runs in which the same things happened at the same
 * moments have the same hash, and nothing else makes it so: SHA-256 over the events.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class Trace {

  private static final int BUFFER_BYTES = 64 << 10;
  private static final int EVENT_BYTES_MAX = 1 << 10;

  private final MessageDigest digest;
  private final TraceSink sink;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long count;

  /** A trace without events, each of which {@code sink} will be told. */
  public Trace(TraceSink sink) {
    this.sink = sink;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Something happened. */
  public void add(TraceEvent event) {
    count++;
    if (buffer.remaining() < EVENT_BYTES_MAX) {
      flush();
    }
    buffer.putLong(event.atNanos()).putInt(event.node()).put(event.kind().code());
    buffer.putLong(event.subject()).putInt(event.other());
    byte[] detail = event.detail().getBytes(StandardCharsets.UTF_8);
    int kept = Math.min(detail.length, EVENT_BYTES_MAX / 2);
    buffer.putInt(detail.length).put(detail, 0, kept);
    sink.on(event);
  }

  /** How many events there were. */
  public long count() {
    return count;
  }

  /** Ends the trace and answers its hash, 64 hexadecimal digits; to be called once. */
  public String hash() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
