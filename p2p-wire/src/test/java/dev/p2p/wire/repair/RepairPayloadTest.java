package dev.p2p.wire.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.Violation;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairPayloadTest {

  private static final String ID_HEX =
      "0001020304050607" + "08090a0b0c0d0e0f" + "1011121314151617" + "18191a1b1c1d1e1f";
  private static final MessageId ID = MessageId.hex(ID_HEX);
  private static final String NEXT_HEX = ID_HEX.replace("1f", "20");
  private static final String ALL_HEX = "00" + "0000000000000000";
  private static final String KEY_HEX = "0807060504030201";
  private static final String AGE_HEX = "b80b0000";
  private static final String SUMS_HEX = "1100000000000000" + "2200000000000000";

  @Test
  void idsAreTheseBytes() {
    assertThat(IdsPayload.encode(List.of(ID, ID)).toHex()).isEqualTo("02" + ID_HEX + ID_HEX);
  }

  @Test
  void aComparisonIsTheseBytes() {
    IdRange range = new IdRange(12, 0xabc0_0000_0000_0000L);
    Comparison comparison =
        new Comparison(
            0x0102030405060708L,
            3_000,
            List.of(new Summary(IdRange.ALL, 5, 0x11, 0x22), new Summary(range, 300, 0x11, 0x22)));

    assertThat(ComparisonPayload.encode(comparison).toHex())
        .isEqualTo(
            KEY_HEX
                + AGE_HEX
                + "02"
                + (ALL_HEX + "05" + SUMS_HEX)
                + ("0c" + "000000000000c0ab" + "fd2c01" + SUMS_HEX));
  }

  @Test
  void aListingIsTheseBytes() {
    IdRange range = new IdRange(8, 0x0700_0000_0000_0000L);
    Listing listing = new Listing(range, List.of(ID, MessageId.hex(NEXT_HEX)));

    assertThat(ListingPayload.encode(listing).toHex())
        .isEqualTo("08" + "0000000000000007" + "02" + ID_HEX + NEXT_HEX);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''     | count of ids must have 1 bytes, had 0 left",
        "00     | count of ids must be at least 1, was 0",
        "fde903 | count of ids must be at most 1000, was 1001",
        "fde803 | count of ids must be at most 0 in the 0 bytes left, was 1000",
        "fd0100 | count of ids must be encoded in its shortest form, 1 was not",
        "ffffffffffffffffff | count of ids must be at most 1000, was 18446744073709551615",
        "01     | count of ids must be at most 0 in the 0 bytes left, was 1",
      })
  void whatIsWrongWithIdsIsToldWithItsValue(String hex, String detail) {
    assertBad(hex, detail, IdsPayload.decode(Bytes.hex(hex)), IdsPayload.check(Bytes.hex(hex)));
  }

  @Test
  void nothingStandsBehindIds() {
    String hex = "01" + ID_HEX + "00";

    assertBad(
        hex,
        "ids must end after 33 bytes, had 34",
        IdsPayload.decode(Bytes.hex(hex)),
        IdsPayload.check(Bytes.hex(hex)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "08070605040302 | key of a comparison must have 8 bytes, had 7 left",
        "KEY 000000 | age of a comparison must have 4 bytes, had 3 left",
        "KEY 00000080 | age of a comparison must be at most 2147483647, was 2147483648",
        "KEY AGE | count of summaries must have 1 bytes, had 0 left",
        "KEY AGE 00  | count of summaries must be at least 1, was 0",
        "KEY AGE fd0101 | count of summaries must be at most 256, was 257",
        "KEY AGE 02 ALL 05 SUMS | count of summaries must be at most 1 in the 26 bytes left, was 2",
        "KEY AGE 01 410000000000000000 05 SUMS | bits of a range must be 0 to 64 and a multiple of 4, was 65",
        "KEY AGE 01 060000000000000000 05 SUMS | bits of a range must be 0 to 64 and a multiple of 4, was 6",
        "KEY AGE 01 000000000000000080 05 SUMS | prefix of a range must be 0 beyond its bits, was 0 bits of 8000000000000000",
        "KEY AGE 01 040000000000000008 05 SUMS | prefix of a range must be 0 beyond its bits, was 4 bits of 0800000000000000",
        "KEY AGE 01 ALL fe00000080 SUMS | count of ids of a summary must be at most 2147483647, was 2147483648",
        "KEY AGE 01 ALL ffffffffffffffffff SUMS | count of ids of a summary must be at most 2147483647, was 18446744073709551615",
        "KEY AGE 01 ALL fd0500 SUMS | count of ids of a summary must be encoded in its shortest form, 5 was not",
        "KEY AGE 01 ALL fdffff 1100000000000000 22000000000000 | sum of a summary must have 8 bytes, had 7 left",
        "KEY AGE 01 ALL 05 SUMS 00 | a comparison must end after 39 bytes, had 40",
      })
  void whatIsWrongWithAComparisonIsToldWithItsValue(String text, String detail) {
    String hex =
        text.replace("KEY", KEY_HEX)
            .replace("AGE", AGE_HEX)
            .replace("ALL", ALL_HEX)
            .replace("SUMS", SUMS_HEX)
            .replace(" ", "");

    assertBad(
        hex,
        detail,
        ComparisonPayload.decode(Bytes.hex(hex)),
        ComparisonPayload.check(Bytes.hex(hex)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''           | bits of a range must have 1 bytes, had 0 left",
        "00           | prefix of a range must have 8 bytes, had 0 left",
        "ALL          | count of ids must have 1 bytes, had 0 left",
        "030000000000000000 00 | bits of a range must be 0 to 64 and a multiple of 4, was 3",
        "0400000000000000f8 00 | prefix of a range must be 0 beyond its bits, was 4 bits of f800000000000000",
        "ALL fde903   | count of ids must be at most 1000, was 1001",
        "ALL 02 ID    | count of ids must be at most 1 in the 32 bytes left, was 2",
        "ALL 00 00    | a listing must end after 10 bytes, had 11",
        "ALL 02 ID ID | an id of a listing must be greater than the one before it, was %ID",
        "ALL 02 NEXT ID | an id of a listing must be greater than the one before it, was %ID",
        "080000000000000006 01 ID | an id of a listing must be in its range, 8 bits of 0600000000000000, was %ID",
        "080000000000000008 01 ID | an id of a listing must be in its range, 8 bits of 0800000000000000, was %ID",
        "400706050403020100 01 ID | an id of a listing must be in its range, 64 bits of 0001020304050607, was %ID",
      })
  void whatIsWrongWithAListingIsToldWithItsValue(String text, String detail) {
    String hex =
        text.replace("ALL", ALL_HEX)
            .replace("NEXT", NEXT_HEX)
            .replace("ID", ID_HEX)
            .replace(" ", "");

    assertBad(
        hex,
        detail.replace("%ID", ID_HEX),
        ListingPayload.decode(Bytes.hex(hex)),
        ListingPayload.check(Bytes.hex(hex)));
  }

  @Test
  void idsAscendAsTheirWordsDoEachUnsigned() {
    List<MessageId> ascending =
        List.of(
            new MessageId(0, 0, 0, 1),
            new MessageId(0, 0, 0, -1),
            new MessageId(0, 0, 1, 0),
            new MessageId(0, 0, -1, 0),
            new MessageId(0, 1, 0, 0),
            new MessageId(0, -1, 0, 0),
            new MessageId(1, 0, 0, 0),
            new MessageId(-1, 0, 0, 0));
    Listing listing = new Listing(IdRange.ALL, ascending);

    assertThat(ListingPayload.decode(ListingPayload.encode(listing)))
        .isEqualTo(new Parsed.Good<>(listing));
    for (int i = 1; i < ascending.size(); i++) {
      List<MessageId> wrong = List.of(ascending.get(i), ascending.get(i - 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ListingPayload.encode(new Listing(IdRange.ALL, wrong)))
          .withMessageStartingWith("an id of a listing must be greater than the one before it");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aRangeIsTakenIfAndOnlyIfItCanBeMade(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int bits = 0; bits < 256; bits++) {
      for (int shift = 0; shift < Long.SIZE; shift++) {
        long prefix = random.nextLong() << shift;
        Bytes payload = Bytes.hex("%02x%016x00".formatted(bits, Long.reverseBytes(prefix)));
        boolean taken = ListingPayload.decode(payload) instanceof Parsed.Good<Listing>;

        assertThat(taken).as("%d bits of %016x", bits, prefix).isEqualTo(canBeMade(bits, prefix));
      }
    }
  }

  @Test
  void whatPeersWouldRefuseIsNotWritten() {
    Summary negative = new Summary(IdRange.ALL, -1, 0, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdsPayload.encode(List.of()))
        .withMessage("count of ids must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdsPayload.encode(Collections.nCopies(1_001, ID)))
        .withMessage("count of ids must be at most 1000, was 1001");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ComparisonPayload.encode(
                new Comparison(0, -1, List.of(new Summary(IdRange.ALL, 0, 0, 0)))))
        .withMessage("age of a comparison must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComparisonPayload.encode(new Comparison(0, 0, List.of())))
        .withMessage("count of summaries must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComparisonPayload.encode(new Comparison(0, 0, List.of(negative))))
        .withMessage("count of ids of a summary must be at least 0, was -1");
    assertThatCode(() -> ListingPayload.encode(new Listing(IdRange.ALL, List.of(ID))))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListingPayload.encode(new Listing(new IdRange(4, 1L << 60), List.of(ID))))
        .withMessageStartingWith(
            "an id of a listing must be in its range, 4 bits of 1000000000000000");
  }

  @Test
  void whatWasReadCannotBeChanged() {
    Bytes ids = IdsPayload.encode(List.of(ID));
    Bytes listing = ListingPayload.encode(new Listing(IdRange.ALL, List.of(ID)));

    assertThat(good(IdsPayload.decode(ids))).containsExactly(ID).isUnmodifiable();
    assertThat(good(ListingPayload.decode(listing)).ids()).isUnmodifiable();
  }

  private static boolean canBeMade(int bits, long prefix) {
    try {
      return new IdRange(bits, prefix).bits() == bits;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static <T> T good(Parsed<T> parsed) {
    return ((Parsed.Good<T>) parsed).value();
  }

  private static void assertBad(
      String hex, String detail, Parsed<?> parsed, Optional<Violation> check) {
    Violation expected = new Violation(Violation.Kind.MALFORMED_PAYLOAD, detail);

    assertThat(parsed).as(hex).isEqualTo(new Parsed.Bad<>(expected));
    assertThat(check).as(hex).contains(expected);
  }
}
