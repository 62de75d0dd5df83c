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
  private static final int NUMBERS_BYTES = 64;

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
    if (buffer.remaining() < NUMBERS_BYTES) {
      flush();
    }
    buffer.putLong(event.atNanos()).putInt(event.node()).put(event.kind().code());
    buffer.putLong(event.subject().number()).putInt(event.other());
    byte[] detail = event.detail().getBytes(StandardCharsets.UTF_8);
    buffer.putInt(detail.length);
    if (detail.length <= buffer.remaining()) {
      buffer.put(detail);
    } else {
      flush();
      digest.update(detail);
    }
    sink.on(event);
  }

  /** How many events there were. */
  public long count() {
    return count;
  }

  /** The hash of what has happened so far, 64 hexadecimal digits. */
  public String hash() {
    flush();
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's digests can be cloned", e);
    }
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
