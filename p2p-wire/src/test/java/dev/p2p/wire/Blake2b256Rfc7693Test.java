package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The self-test of RFC 7693, appendix E: the BLAKE2b-256 of many digests, of several sizes, with
 * and without a key. Ours makes those it can make and the last; the library makes the rest.
 */
class Blake2b256Rfc7693Test {

  private static final String EXPECTED =
      "c23a7800d98123bd10f506c61e29da5603d763b8bbad2e737f5e765a7bccd475";

  private static final int OUR_BYTES = 32;
  private static final int[] DIGEST_BYTES = {20, 32, 48, 64};
  private static final int[] MESSAGE_BYTES = {0, 3, 128, 129, 255, 1_024};

  @Test
  void theDigestOfAllDigestsIsThatOfTheRfc() {
    Blake2b256 all = new Blake2b256();
    for (int digestBytes : DIGEST_BYTES) {
      byte[] key = sequence(digestBytes);
      for (int messageBytes : MESSAGE_BYTES) {
        byte[] message = sequence(messageBytes);
        all.update(unkeyed(digestBytes, message), 0, digestBytes);
        all.update(library(digestBytes, key, message), 0, digestBytes);
      }
    }

    assertThat(all.digest().toHex()).isEqualTo(EXPECTED);
  }

  private static byte[] unkeyed(int digestBytes, byte[] message) {
    return digestBytes == OUR_BYTES
        ? Bytes.hex(Blake2b256.hash(message, 0, message.length).toHex()).toByteArray()
        : library(digestBytes, null, message);
  }

  private static byte[] library(int digestBytes, byte @Nullable [] key, byte[] message) {
    Blake2bDigest digest = new Blake2bDigest(key, digestBytes, null, null);
    digest.update(message, 0, message.length);
    byte[] result = new byte[digestBytes];
    digest.doFinal(result, 0);
    return result;
  }

  /** The RFC's test data, a Fibonacci sequence whose seed is its length. */
  private static byte[] sequence(int count) {
    byte[] sequence = new byte[count];
    int a = 0xdead4bad * count;
    int b = 1;
    for (int i = 0; i < count; i++) {
      int next = a + b;
      a = b;
      b = next;
      sequence[i] = (byte) (next >>> 24);
    }
    return sequence;
  }
}
