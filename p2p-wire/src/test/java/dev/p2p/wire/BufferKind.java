package dev.p2p.wire;

import dev.p2p.api.Bytes;
import java.nio.ByteBuffer;

/** The kinds of buffer a transport may read into. */
enum BufferKind {
  HEAP,
  HEAP_SLICE,
  HEAP_READ_ONLY,
  DIRECT,
  DIRECT_SLICE,
  DIRECT_READ_ONLY;

  /** What stands before the content, and again behind it. */
  private static final int MARGIN = 7;

  /** A buffer that holds {@code content} between position and limit, and other bytes around. */
  ByteBuffer holding(Bytes content) {
    ByteBuffer whole = filled(content);
    ByteBuffer exact = whole.duplicate().position(MARGIN).limit(MARGIN + content.length());
    return switch (this) {
      case HEAP, DIRECT -> exact;
      case HEAP_SLICE, DIRECT_SLICE -> whole.position(MARGIN).slice().limit(content.length());
      case HEAP_READ_ONLY, DIRECT_READ_ONLY -> exact.asReadOnlyBuffer();
    };
  }

  private ByteBuffer filled(Bytes content) {
    int bytes = content.length() + 2 * MARGIN;
    ByteBuffer whole =
        name().startsWith("HEAP") ? ByteBuffer.allocate(bytes) : ByteBuffer.allocateDirect(bytes);
    for (int i = 0; i < bytes; i++) {
      whole.put(i, (byte) 0xa5);
    }
    return whole.put(MARGIN, content.toByteArray());
  }
}
