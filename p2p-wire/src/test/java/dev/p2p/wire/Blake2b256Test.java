package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class Blake2b256Test {

  static Stream<JsonNode> recorded() {
    return Vectors.elements(Vectors.read("encodings.json").get("checksum"));
  }

  @Test
  void hashesWhatEveryoneHashes() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

    assertThat(Blake2b256.hash(abc, 0, 3).toHex())
        .isEqualTo("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    assertThat(Blake2b256.hash(abc, 0, 0).toHex())
        .isEqualTo("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void hashesAsTheOriginalDoes(JsonNode vector) {
    byte[] message =
        vector.has("ascii")
            ? vector.get("ascii").stringValue().getBytes(StandardCharsets.US_ASCII)
            : VectorPayload.generate(
                Long.parseUnsignedLong(vector.get("gen_seed").stringValue()),
                vector.get("gen_len").intValue());

    String digest = Blake2b256.hash(message, 0, message.length).toHex();

    assertThat(digest).startsWith(vector.get("checksum").stringValue());
    assertThat(digest).startsWith(vector.path("blake2b256").asString(""));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7693, 20_260_101})
  void agreesWithAnotherImplementationHoweverTheMessageIsSplit(long seed) {
    assertAgreesWithTheOracle(seed, 10_000);
  }

  @Tag("soak")
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 1)
  void agreesWithAnotherImplementationAMillionTimes(long seed) {
    assertAgreesWithTheOracle(seed, 1_000_000);
  }

  @Test
  void agreesAtEveryLengthAndEverySplitAroundBlocks() {
    Blake2b256 hash = new Blake2b256();
    for (int length = 0; length <= 2 * 128 + 1; length++) {
      byte[] message = VectorPayload.generate(length, length);
      MessageId expected = oracle(message);
      for (BufferKind kind : List.of(BufferKind.HEAP, BufferKind.DIRECT)) {
        ByteBuffer source = kind.holding(Bytes.wrap(message));
        for (int split = 0; split <= length; split++) {
          hash.update(source, source.position(), split);
          hash.update(source, source.position() + split, length - split);
          assertThat(hash.digest())
              .as("%s, %d bytes split at %d", kind, length, split)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void countsBlocksBeyondWhatFitsIntoOneUpdate() {
    byte[] message = VectorPayload.generate(1, 100_000);
    Blake2b256 hash = new Blake2b256();
    for (int from = 0; from < message.length; from += 1_000) {
      hash.update(message, from, 1_000);
    }

    assertThat(hash.digest()).isEqualTo(oracle(message));
  }

  @Test
  void startsOverAfterEachDigest() {
    Blake2b256 hash = new Blake2b256();
    hash.update(new byte[300], 0, 300);
    hash.digest();
    hash.update(new byte[5], 0, 5);

    assertThat(hash.digest()).isEqualTo(oracle(new byte[5]));
  }

  @Test
  void leavesABuffersPositionAlone() {
    ByteBuffer source = ByteBuffer.allocate(10).position(4);

    new Blake2b256().update(source, 0, 10);

    assertThat(source.position()).isEqualTo(4);
  }

  @Test
  void bytesThatAreNotThereAreRefusedBeforeAnyIsTaken() {
    Blake2b256 hash = new Blake2b256();

    assertThatThrownBy(() -> hash.update(new byte[200], 0, 300))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(hash.digest()).isEqualTo(oracle(new byte[0]));
  }

  @Test
  void readsNothingBeyondABuffersLimit() {
    ByteBuffer source = ByteBuffer.allocate(10).limit(5);

    assertThatThrownBy(() -> new Blake2b256().update(source, 2, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void assertAgreesWithTheOracle(long seed, int messages) {
    SplittableRandom random = new SplittableRandom(seed);
    Blake2b256 hash = new Blake2b256();
    for (int i = 0; i < messages; i++) {
      byte[] message = new byte[random.nextInt(random.nextInt(1, 1_000))];
      random.nextBytes(message);
      for (int from = 0; from < message.length; ) {
        int count = random.nextInt(message.length - from + 1);
        update(hash, message, from, count, random.nextInt(4));
        from += count;
      }

      assertThat(hash.digest()).as("seed %d, message %d", seed, i).isEqualTo(oracle(message));
    }
  }

  /** Adds a part of {@code message}, in one of the ways it can be added. */
  private static void update(Blake2b256 hash, byte[] message, int from, int count, int way) {
    switch (way) {
      case 0 -> hash.update(message, from, count);
      case 1 -> hash.update(ByteBuffer.wrap(message), from, count);
      case 2 -> {
        ByteBuffer slice = ByteBuffer.wrap(message).slice(from, count);
        hash.update(slice, 0, count);
      }
      default -> {
        ByteBuffer direct = ByteBuffer.allocateDirect(message.length);
        direct.put(message).flip();
        hash.update(direct, from, count);
      }
    }
  }

  private static MessageId oracle(byte[] message) {
    Blake2bDigest digest = new Blake2bDigest(256);
    digest.update(message, 0, message.length);
    byte[] result = new byte[MessageId.BYTES];
    digest.doFinal(result, 0);
    return MessageId.hex(Bytes.wrap(result).toHex());
  }
}
