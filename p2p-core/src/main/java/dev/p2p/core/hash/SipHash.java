package dev.p2p.core.hash;

import dev.p2p.api.MessageId;

/**
 * SipHash-1-3 of message ids and whatever else is 32 bytes long: who does not know the key can't
 * choose inputs that land near each other in a table, whatever bits they share.
 *
 * <p>As in J.-P. Aumasson and D. J. Bernstein, <i>SipHash: a fast short-input PRF</i> (INDOCRYPT
 * 2012), for inputs of 32 bytes, with one round for each word and three at the end, which is what
 * hash tables use.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class SipHash {

  private static final long LENGTH_WORD = (long) MessageId.BYTES << 56;

  private final long key0;
  private final long key1;

  /** The hash function of this key. */
  public SipHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** The hash of an id. */
  public long of(MessageId id) {
    return of(id.w0(), id.w1(), id.w2(), id.w3());
  }

  /** The hash of the 32 bytes of these words. */
  public long of(long w0, long w1, long w2, long w3) {
    State state = new State(key0, key1);
    state.absorb(w0);
    state.absorb(w1);
    state.absorb(w2);
    state.absorb(w3);
    state.absorb(LENGTH_WORD);
    return state.finish();
  }

  /** Never leaves its method, so that the just-in-time compiler keeps it in registers. */
  private static final class State {

    /** All four are confined to the thread that hashes. */
    private long v0;

    private long v1;
    private long v2;
    private long v3;

    private State(long key0, long key1) {
      v0 = key0 ^ 0x736f6d6570736575L;
      v1 = key1 ^ 0x646f72616e646f6dL;
      v2 = key0 ^ 0x6c7967656e657261L;
      v3 = key1 ^ 0x7465646279746573L;
    }

    private void absorb(long word) {
      v3 ^= word;
      round();
      v0 ^= word;
    }

    private long finish() {
      v2 ^= 0xff;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
