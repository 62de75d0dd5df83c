package dev.p2p.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SipHashTest {

  private static final int IDS = 1 << 16;

  /** CPython's hash of bytes, with the keys it makes of PYTHONHASHSEED 0, 1 and 2. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 31ef8061c910629b, b85bed2614339b3d, 0914d6b87f7d5adf",
    "aed66ce184be2329, ebe9bbf1f1499052, f78bafba3c64318e, cff178de8afafe8a, 77b5ba6ebabdc2ce",
    "3ffec22c8386202d, a5995e6c1db58cd1, b22fd52d3bbed797, cbe54e315f558c73, 36b85bee6049363c",
  })
  void isTheOneOfTheOtherImplementation(
      String key0, String key1, String ofCounting, String ofZeros, String ofOnes) {
    SipHash hash = new SipHash(word(key0), word(key1));
    byte[] counting = new byte[MessageId.BYTES];
    for (int i = 0; i < counting.length; i++) {
      counting[i] = (byte) i;
    }
    assertThat(hash.of(MessageId.hex(Bytes.wrap(counting).toHex()))).isEqualTo(word(ofCounting));
    assertThat(hash.of(new MessageId(0, 0, 0, 0))).isEqualTo(word(ofZeros));
    assertThat(hash.of(new MessageId(-1, -1, -1, -1))).isEqualTo(word(ofOnes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void idsThatShareAllButOneWordAreSpread(int index) {
    SipHash hash = new SipHash(5, 0);
    assertSpread(LongStream.range(0, IDS).map(i -> hash.of(withWord(index, i, 42))));
    assertSpread(LongStream.range(0, IDS).map(i -> hash.of(withWord(index, i << 48, 42))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void idsThatShareOneWordAreSpread(int index) {
    SipHash hash = new SipHash(5, 0);
    assertSpread(LongStream.range(0, IDS).map(i -> hash.of(withWord(index, 42, i))));
  }

  @Test
  void idsThatWereAimedWithOneKeyAreSpreadByAnother() {
    SipHash known = new SipHash(1, 0);
    SipHash secret = new SipHash(2, 0);
    LongStream aimed = LongStream.iterate(0, i -> i + 1).filter(i -> known.of(id(i)) >>> 56 == 0);
    assertSpread(aimed.limit(IDS).map(i -> secret.of(id(i))));
  }

  /**
   * By the bits a table uses: as many slots stay free as would by chance, 1/e, within a twelfth.
   */
  private static void assertSpread(LongStream hashes) {
    long taken = hashes.map(hash -> hash >>> 48).distinct().count();
    assertThat(taken / (double) IDS).isBetween(0.60, 0.66);
  }

  private static MessageId id(long number) {
    return withWord(1, number, 0);
  }

  /** With one word that may be anything, and the other three as given. */
  private static MessageId withWord(int index, long word, long others) {
    return new MessageId(
        index == 0 ? word : others,
        index == 1 ? word : others,
        index == 2 ? word : others,
        index == 3 ? word : others);
  }

  private static long word(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }
}
