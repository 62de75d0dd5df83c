package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityBlockTest {

  private static final String HEADER = "5032504e" + "01";
  private static final String NONCE = "01" + "08" + "efcdab8967452301";
  private static final long NONCE_VALUE = 0x0123_4567_89ab_cdefL;

  private static final NodeIdentity IDENTITY = new NodeIdentity(NONCE_VALUE, 7000, 5, "node 1.0 é");

  @Test
  void isTheseBytes() {
    assertThat(IdentityBlock.encode(IDENTITY).toHex())
        .isEqualTo(
            HEADER
                + NONCE
                + "02"
                + "02"
                + "581b"
                + "03"
                + "08"
                + "0500000000000000"
                + "04"
                + "0b"
                + "6e6f646520312e3020c3a9");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void readsWhatItWrites(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000; i++) {
      String software = "é".repeat(random.nextInt(33));
      NodeIdentity identity =
          new NodeIdentity(random.nextLong(), random.nextInt(65_536), random.nextLong(), software);

      assertThat(IdentityBlock.decode(IdentityBlock.encode(identity))).contains(identity);
    }
  }

  @Test
  void needsNothingButANonce() {
    assertThat(decode(HEADER + NONCE)).contains(new NodeIdentity(NONCE_VALUE, 0, 0, ""));
  }

  @Test
  void skipsTypesItDoesNotKnow() {
    assertThat(decode(HEADER + "0500" + NONCE + "ff03aabbcc" + "ff00" + "0001aa" + "0001aa"))
        .contains(new NodeIdentity(NONCE_VALUE, 0, 0, ""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing,                    ''",
    "a tag cut short,            5032",
    "a tag and nothing else,     5032504e",
    "another tag,                5032504f 01 0108efcdab8967452301",
    "another format,             5032504e 02 0108efcdab8967452301",
    "no nonce,                   5032504e 01 0202581b",
    "a short nonce,              5032504e 01 0107efcdab89674523",
    "a nonce twice,              5032504e 01 0108efcdab8967452301 0108efcdab8967452301",
    "a port of three bytes,      5032504e 01 0108efcdab8967452301 0203581b00",
    "capabilities of four bytes, 5032504e 01 0108efcdab8967452301 030405000000",
    "software that isn't UTF-8,  5032504e 01 0108efcdab8967452301 0402c328",
    "software with a line break, 5032504e 01 0108efcdab8967452301 0403610a62",
    "half an entry header,       5032504e 01 0108efcdab8967452301 05",
    "an unknown value cut short, 5032504e 01 0108efcdab8967452301 0502aa",
  })
  void whatIsNotABlockOfOursIsNoIdentity(String what, String hex) {
    assertThat(decode(hex.replace(" ", ""))).as(what).isEmpty();
  }

  @Test
  void softwareBeyondTheLimitIsNoIdentity() {
    String allowed = "0440" + "61".repeat(64);
    String tooLong = "0441" + "61".repeat(65);

    assertThat(decode(HEADER + NONCE + allowed)).isPresent();
    assertThat(decode(HEADER + NONCE + tooLong)).isEmpty();
  }

  @Test
  void noCutAndNoNoiseThrows() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] block = IdentityBlock.encode(IDENTITY).toByteArray();
    for (int length = 0; length < block.length; length++) {
      IdentityBlock.decode(Bytes.wrap(block).slice(0, length));
    }
    for (int i = 0; i < 20_000; i++) {
      byte[] noisy = block.clone();
      noisy[5 + random.nextInt(noisy.length - 5)] = (byte) random.nextInt();
      noisy[5 + random.nextInt(noisy.length - 5)] = (byte) random.nextInt();

      assertThat(IdentityBlock.decode(Bytes.wrap(noisy))).isNotNull();
    }
  }

  private static Optional<NodeIdentity> decode(String hex) {
    return IdentityBlock.decode(Bytes.hex(hex));
  }
}
