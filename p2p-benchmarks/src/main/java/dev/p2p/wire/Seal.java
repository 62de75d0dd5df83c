package dev.p2p.wire;

import java.nio.ByteBuffer;

/**
 * Our checksum, for frames that are not ours: the first 4 bytes of BLAKE2b-256, of which a frame of
 * ours carries as much. So rivals do the same work.
 *
 * <p><b>Threading:</b> confined to one thread at a time.
 */
public final class Seal {

  /** What a seal takes in a frame. */
  public static final int BYTES = Integer.BYTES;

  private final Blake2b256 hash = new Blake2b256();

  /** That of an array's part. */
  public int of(byte[] source, int offset, int count) {
    hash.update(source, offset, count);
    return (int) hash.digest().w0();
  }

  /** That of what remains in a buffer, whose position stays. */
  public int of(ByteBuffer source) {
    hash.update(source, source.position(), source.remaining());
    return (int) hash.digest().w0();
  }
}
