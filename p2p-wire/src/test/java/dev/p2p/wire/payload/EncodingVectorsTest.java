package dev.p2p.wire.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.Violation;
import dev.p2p.wire.Sha256;
import dev.p2p.wire.VectorPayload;
import dev.p2p.wire.encoding.CompactSize;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value that was recorded with its bytes, read and written. */
class EncodingVectorsTest {

  private static final String WHAT = "value";

  /** What we have no code for, and why. */
  private static final Map<String, String> OUT_OF_SCOPE =
      Map.of(
          "bool_decode", "no payload of the P2P layer has one",
          "bool_encode", "no payload of the P2P layer has one",
          "checksum", "a digest, not an encoding: Blake2b256Test",
          "checksum_extract", "read where it stands in a frame: FrameVectorsTest",
          "fixed/512", "in transactions only, which are the chain's",
          "fixed/bls33", "in votes only, which are the chain's");

  static Stream<EncodingVector> values() {
    return inScope().filter(vector -> vector.hasValue() && !vector.isShort());
  }

  static Stream<EncodingVector> errors() {
    return inScope().filter(EncodingVector::hasError);
  }

  static Stream<EncodingVector> shortValues() {
    return inScope().filter(EncodingVector::isShort);
  }

  static Stream<EncodingVector> integers() {
    return EncodingVector.all("integers_encode");
  }

  static Stream<EncodingVector> compactSizes() {
    return EncodingVector.all("varint_encode");
  }

  static Stream<EncodingVector> varBytes() {
    return EncodingVector.all("varbytes_encode");
  }

  static Stream<EncodingVector> strings() {
    return EncodingVector.all("string_encode");
  }

  static Stream<EncodingVector> hashes() {
    return EncodingVector.all("fixed/256").filter(vector -> vector.json().has("write_ok_hex"));
  }

  static Stream<EncodingVector> wrongSizes() {
    return EncodingVector.all("fixed/256/write_errors");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void readsARecordedValue(EncodingVector vector) {
    PayloadReader in = new PayloadReader(vector.hex());

    assertThat(read(vector, in)).isEqualTo(vector.text("value"));
    assertThat(in.isGood()).isTrue();
    int left = vector.json().get("left").intValue();
    assertThat(in.end(WHAT).map(Violation::detail).orElse("nothing left"))
        .isEqualTo(left == 0 ? "nothing left" : trailing(vector.hex().length(), left));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void refusesWhatTheOriginalRefuses(EncodingVector vector) {
    assertRefused(vector);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shortValues")
  void isStricterThanTheOriginalWithAValueCutShort(EncodingVector vector) {
    assertRefused(vector);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("integers")
  void writesARecordedInteger(EncodingVector vector) {
    long value = Long.parseUnsignedLong(vector.text("value"));
    Map<String, PayloadWriter> written =
        Map.of(
            "u8", new PayloadWriter(1).u8((int) value),
            "u16le", new PayloadWriter(2).u16((int) value),
            "u32le", new PayloadWriter(4).u32(value),
            "u64le", new PayloadWriter(8).u64(value));

    assertThat(written.keySet()).anyMatch(vector.json()::has);
    written.forEach((width, out) ->
        assertThat(out.toBytes().toHex())
            .as(width)
            .isEqualTo(vector.json().path(width).asString(out.toBytes().toHex())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compactSizes")
  void writesARecordedCompactSize(EncodingVector vector) {
    long value = Long.parseUnsignedLong(vector.text("value"));

    assertThat(CompactSize.bytes(value)).isEqualTo(vector.json().get("size").intValue());
    assertThat(new PayloadWriter(CompactSize.bytes(value)).compactSize(value).toBytes())
        .isEqualTo(vector.hex());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("varBytes")
  void writesRecordedBytesAndReadsThemBack(EncodingVector vector) {
    long seed = Long.parseUnsignedLong(vector.text("gen_seed"));
    Bytes value = Bytes.wrap(VectorPayload.generate(seed, vector.json().get("gen_len").intValue()));

    Bytes written = varBytes(value);

    assertThat(written.length()).isEqualTo(vector.json().get("encoded_len").intValue());
    assertThat(written.toHex()).startsWith(vector.text("encoded_head_hex"));
    assertThat(Sha256.of(written)).isEqualTo(vector.text("encoded_sha256"));
    assertThat(new PayloadReader(written).varBytes(WHAT)).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strings")
  void writesARecordedString(EncodingVector vector) {
    Bytes port = Bytes.utf8(vector.text("utf8"));

    assertThat(varBytes(port)).isEqualTo(vector.hex());
    assertThat(new Response(Bytes.EMPTY, port).portText()).isEqualTo(vector.text("utf8"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hashes")
  void writesARecordedHash(EncodingVector vector) {
    Bytes bytes = Bytes.hex(vector.text("write_ok_hex"));

    assertThat(ChainHash.of(bytes).toBytes()).isEqualTo(bytes);
    assertThat(ChainHash.of(bytes)).hasToString(vector.text("write_ok_hex"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongSizes")
  void makesNoHashOfAnotherSize(EncodingVector vector) {
    int bytes = vector.json().get("len").intValue();

    assertThatThrownBy(() -> ChainHash.of(Bytes.wrap(new byte[bytes])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a hash must have 32 bytes, had %d", bytes);
  }

  @Test
  void noRecordedValueIsLeftOut() {
    Stream<EncodingVector> tried =
        Stream.of(
                values(),
                errors(),
                shortValues(),
                integers(),
                compactSizes(),
                varBytes(),
                strings(),
                hashes(),
                wrongSizes())
            .flatMap(Function.identity());

    assertThat(tried).containsExactlyInAnyOrderElementsOf(inScope().toList());
    assertThat(OUT_OF_SCOPE.keySet())
        .allSatisfy(section -> assertThat(EncodingVector.all(section)).isNotEmpty());
  }

  private static Stream<EncodingVector> inScope() {
    return EncodingVector.all().filter(vector -> !OUT_OF_SCOPE.containsKey(sectionOf(vector)));
  }

  /** Without what is read and written of a fixed size. */
  private static String sectionOf(EncodingVector vector) {
    return vector.section().replaceFirst("/(read|write_errors)$", "");
  }

  private static String read(EncodingVector vector, PayloadReader in) {
    return switch (vector.section()) {
      case "integers_decode/u8" -> Integer.toString(in.u8(WHAT));
      case "integers_decode/u16le" -> Integer.toString(in.u16(WHAT));
      case "integers_decode/u32le" -> Long.toString(in.u32(WHAT));
      case "integers_decode/u64le" -> Long.toUnsignedString(in.u64(WHAT));
      case "varint_decode" -> Long.toUnsignedString(in.compactSize(WHAT));
      case "varbytes_decode", "string_decode" -> in.varBytes(WHAT).toHex();
      case "fixed/256/read" -> Hashes.read(in, WHAT).toString();
      default -> throw new AssertionError(vector);
    };
  }

  private static void assertRefused(EncodingVector vector) {
    PayloadReader in = new PayloadReader(vector.hex());
    read(vector, in);

    assertThat(in.isGood()).isFalse();
    Violation violation = in.end(WHAT).orElseThrow();
    assertThat(violation.kind()).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
    assertThat(violation.detail()).startsWith(WHAT + " must");
  }

  private static Bytes varBytes(Bytes value) {
    return new PayloadWriter(PayloadWriter.varBytesSize(value)).varBytes(value).toBytes();
  }

  private static String trailing(int bytes, int left) {
    return "value must end after %d bytes, had %d".formatted(bytes - left, bytes);
  }
}
