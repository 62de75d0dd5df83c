package dev.p2p.app.soak;

import dev.p2p.api.Bytes;
import java.nio.ByteBuffer;

/**
 * What a payload of the measurements begins with; the rest is zeros.
 *
 * @param round in which it was published
 * @param dueNanos when it was to be published, by {@link System#nanoTime}; of no two messages the
 *     same
 */
record Stamped(int round, long dueNanos) {

  static Bytes payload(int bytes, int round, long dueNanos) {
    return Bytes.wrap(ByteBuffer.allocate(bytes).putInt(round).putLong(dueNanos).array());
  }

  static Stamped of(Bytes payload) {
    ByteBuffer buffer = payload.asByteBuffer();
    return new Stamped(buffer.getInt(), buffer.getLong());
  }
}
