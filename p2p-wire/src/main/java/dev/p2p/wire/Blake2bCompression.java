package dev.p2p.wire;

/**
 * The compression function F of BLAKE2b: mixes one block of 128 bytes into the chain value.
 *
 * <p>Source: RFC 7693, sections 3.1 (G, here {@link #mix}) and 3.2 (F); the order of the message
 * words in each round is the table SIGMA of section 2.7, whose rows 0 and 1 serve again as rounds
 * 10 and 11.
 *
 * <p>Its shape is for the just-in-time compiler. The rounds are written out, so that all indices
 * are constants and the message words stay in local variables; {@link #mix} is small enough to be
 * inlined at each of its calls. Four rounds make a method: with six to a method this was a quarter
 * slower, with all twelve nearly half (JDK 25, x86-64).
 *
 * <p><b>Threading:</b> confined to its {@link Blake2b256}.
 */
final class Blake2bCompression {

  /** Bytes mixed in at a time. */
  static final int BLOCK_BYTES = 128;

  /** Where the chain value starts: fractions of the roots of the first primes (section 2.6). */
  private static final long[] IV = {
    0x6a09e667f3bcc908L,
    0xbb67ae8584caa73bL,
    0x3c6ef372fe94f82bL,
    0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L,
    0x9b05688c2b3e6c1fL,
    0x1f83d9abfb41bd6bL,
    0x5be0cd19137e2179L
  };

  /** How far G rotates (section 2.1). */
  private static final int R1 = 32;

  private static final int R2 = 24;
  private static final int R3 = 16;
  private static final int R4 = 63;

  /** The working vector; holds nothing between two blocks. */
  private final long[] v = new long[16];

  /**
   * Sets {@code chain} to where a digest starts.
   *
   * @param parameters first word of the parameter block (section 2.5)
   */
  static void initialize(long[] chain, long parameters) {
    System.arraycopy(IV, 0, chain, 0, IV.length);
    chain[0] ^= parameters;
  }

  /**
   * Mixes the block at {@code offset} into {@code chain}.
   *
   * @param chain eight words
   * @param bytesSoFar length of the message up to the end of this block, padding excluded
   */
  void compress(long[] chain, byte[] source, int offset, long bytesSoFar, boolean last) {
    System.arraycopy(chain, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 8);
    v[12] ^= bytesSoFar;
    v[14] ^= last ? -1 : 0;
    rounds0To3(source, offset);
    rounds4To7(source, offset);
    rounds8To11(source, offset);
    for (int i = 0; i < 8; i++) {
      chain[i] ^= v[i] ^ v[i + 8];
    }
  }

  private void rounds0To3(byte[] source, int offset) {
    long m0 = LittleEndian.getLong(source, offset);
    long m1 = LittleEndian.getLong(source, offset + 8);
    long m2 = LittleEndian.getLong(source, offset + 16);
    long m3 = LittleEndian.getLong(source, offset + 24);
    long m4 = LittleEndian.getLong(source, offset + 32);
    long m5 = LittleEndian.getLong(source, offset + 40);
    long m6 = LittleEndian.getLong(source, offset + 48);
    long m7 = LittleEndian.getLong(source, offset + 56);
    long m8 = LittleEndian.getLong(source, offset + 64);
    long m9 = LittleEndian.getLong(source, offset + 72);
    long m10 = LittleEndian.getLong(source, offset + 80);
    long m11 = LittleEndian.getLong(source, offset + 88);
    long m12 = LittleEndian.getLong(source, offset + 96);
    long m13 = LittleEndian.getLong(source, offset + 104);
    long m14 = LittleEndian.getLong(source, offset + 112);
    long m15 = LittleEndian.getLong(source, offset + 120);
    // round 0
    mix(0, 4, 8, 12, m0, m1);
    mix(1, 5, 9, 13, m2, m3);
    mix(2, 6, 10, 14, m4, m5);
    mix(3, 7, 11, 15, m6, m7);
    mix(0, 5, 10, 15, m8, m9);
    mix(1, 6, 11, 12, m10, m11);
    mix(2, 7, 8, 13, m12, m13);
    mix(3, 4, 9, 14, m14, m15);
    // round 1
    mix(0, 4, 8, 12, m14, m10);
    mix(1, 5, 9, 13, m4, m8);
    mix(2, 6, 10, 14, m9, m15);
    mix(3, 7, 11, 15, m13, m6);
    mix(0, 5, 10, 15, m1, m12);
    mix(1, 6, 11, 12, m0, m2);
    mix(2, 7, 8, 13, m11, m7);
    mix(3, 4, 9, 14, m5, m3);
    // round 2
    mix(0, 4, 8, 12, m11, m8);
    mix(1, 5, 9, 13, m12, m0);
    mix(2, 6, 10, 14, m5, m2);
    mix(3, 7, 11, 15, m15, m13);
    mix(0, 5, 10, 15, m10, m14);
    mix(1, 6, 11, 12, m3, m6);
    mix(2, 7, 8, 13, m7, m1);
    mix(3, 4, 9, 14, m9, m4);
    // round 3
    mix(0, 4, 8, 12, m7, m9);
    mix(1, 5, 9, 13, m3, m1);
    mix(2, 6, 10, 14, m13, m12);
    mix(3, 7, 11, 15, m11, m14);
    mix(0, 5, 10, 15, m2, m6);
    mix(1, 6, 11, 12, m5, m10);
    mix(2, 7, 8, 13, m4, m0);
    mix(3, 4, 9, 14, m15, m8);
  }

  private void rounds4To7(byte[] source, int offset) {
    long m0 = LittleEndian.getLong(source, offset);
    long m1 = LittleEndian.getLong(source, offset + 8);
    long m2 = LittleEndian.getLong(source, offset + 16);
    long m3 = LittleEndian.getLong(source, offset + 24);
    long m4 = LittleEndian.getLong(source, offset + 32);
    long m5 = LittleEndian.getLong(source, offset + 40);
    long m6 = LittleEndian.getLong(source, offset + 48);
    long m7 = LittleEndian.getLong(source, offset + 56);
    long m8 = LittleEndian.getLong(source, offset + 64);
    long m9 = LittleEndian.getLong(source, offset + 72);
    long m10 = LittleEndian.getLong(source, offset + 80);
    long m11 = LittleEndian.getLong(source, offset + 88);
    long m12 = LittleEndian.getLong(source, offset + 96);
    long m13 = LittleEndian.getLong(source, offset + 104);
    long m14 = LittleEndian.getLong(source, offset + 112);
    long m15 = LittleEndian.getLong(source, offset + 120);
    // round 4
    mix(0, 4, 8, 12, m9, m0);
    mix(1, 5, 9, 13, m5, m7);
    mix(2, 6, 10, 14, m2, m4);
    mix(3, 7, 11, 15, m10, m15);
    mix(0, 5, 10, 15, m14, m1);
    mix(1, 6, 11, 12, m11, m12);
    mix(2, 7, 8, 13, m6, m8);
    mix(3, 4, 9, 14, m3, m13);
    // round 5
    mix(0, 4, 8, 12, m2, m12);
    mix(1, 5, 9, 13, m6, m10);
    mix(2, 6, 10, 14, m0, m11);
    mix(3, 7, 11, 15, m8, m3);
    mix(0, 5, 10, 15, m4, m13);
    mix(1, 6, 11, 12, m7, m5);
    mix(2, 7, 8, 13, m15, m14);
    mix(3, 4, 9, 14, m1, m9);
    // round 6
    mix(0, 4, 8, 12, m12, m5);
    mix(1, 5, 9, 13, m1, m15);
    mix(2, 6, 10, 14, m14, m13);
    mix(3, 7, 11, 15, m4, m10);
    mix(0, 5, 10, 15, m0, m7);
    mix(1, 6, 11, 12, m6, m3);
    mix(2, 7, 8, 13, m9, m2);
    mix(3, 4, 9, 14, m8, m11);
    // round 7
    mix(0, 4, 8, 12, m13, m11);
    mix(1, 5, 9, 13, m7, m14);
    mix(2, 6, 10, 14, m12, m1);
    mix(3, 7, 11, 15, m3, m9);
    mix(0, 5, 10, 15, m5, m0);
    mix(1, 6, 11, 12, m15, m4);
    mix(2, 7, 8, 13, m8, m6);
    mix(3, 4, 9, 14, m2, m10);
  }

  private void rounds8To11(byte[] source, int offset) {
    long m0 = LittleEndian.getLong(source, offset);
    long m1 = LittleEndian.getLong(source, offset + 8);
    long m2 = LittleEndian.getLong(source, offset + 16);
    long m3 = LittleEndian.getLong(source, offset + 24);
    long m4 = LittleEndian.getLong(source, offset + 32);
    long m5 = LittleEndian.getLong(source, offset + 40);
    long m6 = LittleEndian.getLong(source, offset + 48);
    long m7 = LittleEndian.getLong(source, offset + 56);
    long m8 = LittleEndian.getLong(source, offset + 64);
    long m9 = LittleEndian.getLong(source, offset + 72);
    long m10 = LittleEndian.getLong(source, offset + 80);
    long m11 = LittleEndian.getLong(source, offset + 88);
    long m12 = LittleEndian.getLong(source, offset + 96);
    long m13 = LittleEndian.getLong(source, offset + 104);
    long m14 = LittleEndian.getLong(source, offset + 112);
    long m15 = LittleEndian.getLong(source, offset + 120);
    // round 8
    mix(0, 4, 8, 12, m6, m15);
    mix(1, 5, 9, 13, m14, m9);
    mix(2, 6, 10, 14, m11, m3);
    mix(3, 7, 11, 15, m0, m8);
    mix(0, 5, 10, 15, m12, m2);
    mix(1, 6, 11, 12, m13, m7);
    mix(2, 7, 8, 13, m1, m4);
    mix(3, 4, 9, 14, m10, m5);
    // round 9
    mix(0, 4, 8, 12, m10, m2);
    mix(1, 5, 9, 13, m8, m4);
    mix(2, 6, 10, 14, m7, m6);
    mix(3, 7, 11, 15, m1, m5);
    mix(0, 5, 10, 15, m15, m11);
    mix(1, 6, 11, 12, m9, m14);
    mix(2, 7, 8, 13, m3, m12);
    mix(3, 4, 9, 14, m13, m0);
    // round 10
    mix(0, 4, 8, 12, m0, m1);
    mix(1, 5, 9, 13, m2, m3);
    mix(2, 6, 10, 14, m4, m5);
    mix(3, 7, 11, 15, m6, m7);
    mix(0, 5, 10, 15, m8, m9);
    mix(1, 6, 11, 12, m10, m11);
    mix(2, 7, 8, 13, m12, m13);
    mix(3, 4, 9, 14, m14, m15);
    // round 11
    mix(0, 4, 8, 12, m14, m10);
    mix(1, 5, 9, 13, m4, m8);
    mix(2, 6, 10, 14, m9, m15);
    mix(3, 7, 11, 15, m13, m6);
    mix(0, 5, 10, 15, m1, m12);
    mix(1, 6, 11, 12, m0, m2);
    mix(2, 7, 8, 13, m11, m7);
    mix(3, 4, 9, 14, m5, m3);
  }

  /** Mixes two message words into four words of the working vector: those at the given indices. */
  private void mix(int ia, int ib, int ic, int id, long x, long y) {
    long a = v[ia];
    long b = v[ib];
    long c = v[ic];
    long d = v[id];
    a += b + x;
    d = Long.rotateRight(d ^ a, R1);
    c += d;
    b = Long.rotateRight(b ^ c, R2);
    a += b + y;
    d = Long.rotateRight(d ^ a, R3);
    c += d;
    b = Long.rotateRight(b ^ c, R4);
    v[ia] = a;
    v[ib] = b;
    v[ic] = c;
    v[id] = d;
  }
}
