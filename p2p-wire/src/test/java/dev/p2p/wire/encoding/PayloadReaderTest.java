package dev.p2p.wire.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import org.junit.jupiter.api.Test;

class PayloadReaderTest {

  @Test
  void theFirstFaultStandsAndNothingIsLeftToRead() {
    PayloadReader in = new PayloadReader(Bytes.hex("01" + "ff" + "02030405060708"));

    assertThat(in.u8("first")).isEqualTo(1);
    assertThat(in.compactSize("second")).isZero();
    assertThat(in.u8("third")).isZero();
    assertThat(in.u64("fourth")).isZero();
    assertThat(in.count("fifth", 10, 1)).isZero();
    assertThat(in.varBytes("sixth")).isEqualTo(Bytes.EMPTY);
    in.skip("seventh", 1);
    in.refuse("eighth");

    assertThat(in.isGood()).isFalse();
    assertThat(in.end("all")).contains(malformed("second must have 8 bytes, had 7 left"));
    assertThat(in.end("all", 7))
        .isEqualTo(new Parsed.Bad<>(malformed("second must have 8 bytes, had 7 left")));
  }

  @Test
  void aCountIsBoundedByWhatIsLeft() {
    Bytes two = Bytes.hex("02" + "aabb" + "ccdd");

    assertThat(new PayloadReader(two).count("items", 10, 2)).isEqualTo(2);
    assertThat(new PayloadReader(two).count("items", 2, 2)).isEqualTo(2);
    assertThat(new PayloadReader(two).count("items", 1, 2)).isZero();
    assertThat(new PayloadReader(two).count("items", 10, 3)).isZero();
  }

  @Test
  void aPayloadMayBePartOfAFrame() {
    Bytes payload = Bytes.hex("ffffff" + "02" + "aabb" + "ff").slice(3, 3);
    PayloadReader in = new PayloadReader(payload);

    assertThat(in.varBytes("bytes")).isEqualTo(Bytes.hex("aabb"));
    assertThat(in.end("all", "read")).isEqualTo(new Parsed.Good<>("read"));
  }

  @Test
  void aSkipGoesNoFurtherThanTheEnd() {
    PayloadReader in = new PayloadReader(Bytes.hex("aabb"));
    in.skip("head", 1);
    in.skip("tail", 2);

    assertThat(in.end("all")).contains(malformed("tail must have 2 bytes, had 1 left"));
  }

  @Test
  void aWriterThatWasPromisedMoreIsADefect() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new PayloadWriter(2).u8(1).toBytes())
        .withMessage("1 of 2 bytes were not written");
  }

  private static Violation malformed(String detail) {
    return new Violation(Violation.Kind.MALFORMED_PAYLOAD, detail);
  }
}
