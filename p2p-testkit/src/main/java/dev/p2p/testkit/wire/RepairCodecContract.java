package dev.p2p.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.Violation;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link RepairCodec} must do: what nodes of ours say comes back as it was, is read
 * strictly, and nobody writes what another would refuse. An adapter's test extends this.
 */
public abstract class RepairCodecContract {

  private static final int GARBAGE_PAYLOADS = 2_000;
  private static final int GARBAGE_BYTES_MAX = 100;

  private static final MessageId ONE = new MessageId(1, 0, 0, 0);
  private static final MessageId TWO = new MessageId(2, 0, 0, 0);
  private static final MessageId LAST = new MessageId(-1, -1, -1, -1);
  private static final IdRange HIGH = new IdRange(4, 0xf000_0000_0000_0000L);

  private static final List<List<MessageId>> IDS =
      List.of(List.of(ONE), List.of(LAST, ONE, TWO), List.of(TWO, TWO));

  private static final List<Comparison> COMPARISONS =
      List.of(
          new Comparison(0, 0, List.of(new Summary(IdRange.ALL, 0, 0, 0))),
          new Comparison(
              -1,
              Integer.MAX_VALUE,
              List.of(
                  new Summary(HIGH, Integer.MAX_VALUE, Long.MIN_VALUE, -1),
                  new Summary(new IdRange(64, 7), 253, 1, 2),
                  new Summary(new IdRange(8, 0x1200_0000_0000_0000L), 65_536, 3, 4))));

  private static final List<Listing> LISTINGS =
      List.of(
          new Listing(IdRange.ALL, List.of()),
          new Listing(IdRange.ALL, List.of(ONE, new MessageId(1, 0, 0, 1), TWO, LAST)),
          new Listing(HIGH, List.of(HIGH.first(), HIGH.last())),
          new Listing(new IdRange(64, 2), List.of(TWO)));

  /** For the adapter's test. */
  protected RepairCodecContract() {}

  /** The codec to test. */
  protected abstract RepairCodec codec();

  @Test
  void idsComeBackAsTheyWereInTheirOrder() {
    IDS.forEach(ids -> requireComesBack(ids, codec()::encodeIds, codec()::decodeIds));
    requireComesBack(
        Collections.nCopies(RepairCodec.IDS_MAX, LAST), codec()::encodeIds, codec()::decodeIds);
  }

  @Test
  void comparisonsComeBackAsTheyWere() {
    COMPARISONS.forEach(comparison ->
        requireComesBack(comparison, codec()::encodeComparison, codec()::decodeComparison));
    Summary summary = new Summary(HIGH, Integer.MAX_VALUE, -1, -1);
    requireComesBack(
        new Comparison(1, 0, Collections.nCopies(RepairCodec.SUMMARIES_MAX, summary)),
        codec()::encodeComparison,
        codec()::decodeComparison);
  }

  @Test
  void listingsComeBackAsTheyWere() {
    LISTINGS.forEach(
        listing -> requireComesBack(listing, codec()::encodeListing, codec()::decodeListing));
    requireComesBack(
        new Listing(IdRange.ALL, ascending(RepairCodec.IDS_MAX)),
        codec()::encodeListing,
        codec()::decodeListing);
  }

  @Test
  void whatLacksAByteOrHasOneBehindItIsBad() {
    IDS.forEach(ids -> requireBadWhenCutOrLonger(codec().encodeIds(ids), codec()::decodeIds));
    COMPARISONS.forEach(comparison ->
        requireBadWhenCutOrLonger(codec().encodeComparison(comparison), codec()::decodeComparison));
    LISTINGS.forEach(listing ->
        requireBadWhenCutOrLonger(codec().encodeListing(listing), codec()::decodeListing));
  }

  @Test
  void nobodyWritesNoIdsOrTooMany() {
    requireRefused(() -> codec().encodeIds(List.of()));
    requireRefused(() -> codec().encodeIds(ascending(RepairCodec.IDS_MAX + 1)));
  }

  @Test
  void nobodyWritesAComparisonOfNothingOrTooMuchOrLessThanNothing() {
    Summary summary = new Summary(IdRange.ALL, 1, 2, 3);
    List<Summary> tooMany = Collections.nCopies(RepairCodec.SUMMARIES_MAX + 1, summary);
    List<Summary> negative = List.of(new Summary(IdRange.ALL, -1, 0, 0));

    requireRefused(() -> codec().encodeComparison(new Comparison(1, 0, List.of())));
    requireRefused(() -> codec().encodeComparison(new Comparison(1, 0, tooMany)));
    requireRefused(() -> codec().encodeComparison(new Comparison(1, 0, negative)));
    requireRefused(() -> codec().encodeComparison(new Comparison(1, -1, List.of(summary))));
  }

  @Test
  void nobodyWritesAListingThatIsTooLongOrOutOfOrderOrOutOfItsRange() {
    List<MessageId> tooMany = ascending(RepairCodec.IDS_MAX + 1);

    requireRefused(() -> codec().encodeListing(new Listing(IdRange.ALL, tooMany)));
    requireRefused(() -> codec().encodeListing(new Listing(IdRange.ALL, List.of(TWO, ONE))));
    requireRefused(() -> codec().encodeListing(new Listing(IdRange.ALL, List.of(ONE, ONE))));
    requireRefused(() -> codec().encodeListing(new Listing(HIGH, List.of(ONE))));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20260101})
  void whateverComesIsAnsweredAndWhatIsGoodSaysWhatItIs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < GARBAGE_PAYLOADS; i++) {
      Bytes payload = RandomBytes.of(random, random.nextInt(GARBAGE_BYTES_MAX));
      requireBadOrCanonical(payload, codec()::encodeIds, codec()::decodeIds);
      requireBadOrCanonical(payload, codec()::encodeComparison, codec()::decodeComparison);
      requireBadOrCanonical(payload, codec()::encodeListing, codec()::decodeListing);
    }
  }

  private static List<MessageId> ascending(int count) {
    return IntStream.range(0, count).mapToObj(i -> new MessageId(i, 0, 0, 0)).toList();
  }

  private static <T> void requireComesBack(
      T value, Function<T, Bytes> encode, Function<Bytes, Parsed<T>> decode) {
    assertThat(decode.apply(encode.apply(value))).isEqualTo(new Parsed.Good<>(value));
  }

  private static <T> void requireBadWhenCutOrLonger(
      Bytes payload, Function<Bytes, Parsed<T>> decode) {
    for (int length = 0; length < payload.length(); length++) {
      requireBad(payload.slice(0, length), decode);
    }
    byte[] longer = new byte[payload.length() + 1];
    payload.copyTo(longer, 0);
    requireBad(Bytes.wrap(longer), decode);
  }

  private static <T> void requireBad(Bytes payload, Function<Bytes, Parsed<T>> decode) {
    Parsed<T> parsed = decode.apply(payload);
    assertThat(parsed).as("what %s says", payload).isInstanceOf(Parsed.Bad.class);
    requireMalformed(parsed);
  }

  private static <T> void requireBadOrCanonical(
      Bytes payload, Function<T, Bytes> encode, Function<Bytes, Parsed<T>> decode) {
    Parsed<T> parsed = decode.apply(payload);
    if (parsed instanceof Parsed.Good<T>(T value)) {
      assertThat(encode.apply(value)).isEqualTo(payload);
    }
    requireMalformed(parsed);
  }

  private static void requireMalformed(Parsed<?> parsed) {
    if (parsed instanceof Parsed.Bad<?>(Violation violation)) {
      assertThat(violation.kind()).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
    }
  }

  private static void requireRefused(ThrowingCallable writing) {
    assertThatIllegalArgumentException().isThrownBy(writing);
  }
}
