package dev.p2p.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Violation;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.Parsed;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link InventoryCodec} must do: what is said of transactions and blocks comes back as
 * it was, is read strictly, and nobody writes what another would refuse. An adapter's test extends
 * this.
 */
public abstract class InventoryCodecContract {

  private static final int GARBAGE_PAYLOADS = 2_000;
  private static final int GARBAGE_BYTES_MAX = 100;

  private static final ChainHash ONE = new ChainHash(1, 2, 3, 4);
  private static final ChainHash LAST = new ChainHash(-1, -1, -1, -1);

  private static final List<List<InventoryItem>> ITEMS =
      List.of(
          List.of(),
          List.of(InventoryItem.block(ONE)),
          List.of(
              InventoryItem.transaction(LAST),
              InventoryItem.block(LAST),
              InventoryItem.transaction(ONE)));

  private static final List<List<ChainHash>> LOCATORS =
      List.of(List.of(), List.of(ONE), List.of(LAST, ONE, LAST));

  /** For the adapter's test. */
  protected InventoryCodecContract() {}

  /** The codec to test. */
  protected abstract InventoryCodec codec();

  @Test
  void itemsComeBackAsTheyWereInTheirOrder() {
    ITEMS.forEach(items -> requireComesBack(items, codec()::encodeItems, codec()::decodeItems));
    requireComesBack(
        Collections.nCopies(InventoryCodec.ITEMS_MAX, InventoryItem.block(LAST)),
        codec()::encodeItems,
        codec()::decodeItems);
  }

  @Test
  void locatorsComeBackAsTheyWereInTheirOrder() {
    LOCATORS.forEach(
        locators -> requireComesBack(locators, codec()::encodeLocators, codec()::decodeLocators));
    requireComesBack(
        Collections.nCopies(InventoryCodec.LOCATORS_MAX, LAST),
        codec()::encodeLocators,
        codec()::decodeLocators);
  }

  @Test
  void theHashOfACandidateComesBackAsItWas() {
    requireComesBack(ONE, codec()::encodeCandidate, codec()::decodeCandidate);
    requireComesBack(LAST, codec()::encodeCandidate, codec()::decodeCandidate);
  }

  @Test
  void whatLacksAByteOrHasOneBehindItIsBadOrSaysSomethingElse() {
    ITEMS.forEach(items -> requireStrict(items, codec()::encodeItems, codec()::decodeItems));
    LOCATORS.forEach(
        locators -> requireStrict(locators, codec()::encodeLocators, codec()::decodeLocators));
    requireStrict(ONE, codec()::encodeCandidate, codec()::decodeCandidate);
  }

  @Test
  void nobodyWritesTooMuch() {
    List<InventoryItem> items =
        Collections.nCopies(InventoryCodec.ITEMS_MAX + 1, InventoryItem.block(ONE));
    List<ChainHash> locators = Collections.nCopies(InventoryCodec.LOCATORS_MAX + 1, ONE);

    assertThatIllegalArgumentException().isThrownBy(() -> codec().encodeItems(items));
    assertThatIllegalArgumentException().isThrownBy(() -> codec().encodeLocators(locators));
  }

  @Test
  void asManyItemsFitAPayloadAsIsSaid() {
    InventoryItem item = InventoryItem.transaction(LAST);
    for (int bytes : new int[] {0, 10, 100, 1_000, 8_000, 9_000, 100_000, Integer.MAX_VALUE}) {
      int max = codec().itemsMax(bytes);

      assertThat(max).as("%d bytes", bytes).isBetween(0, InventoryCodec.ITEMS_MAX);
      if (max > 0) {
        assertThat(codec().encodeItems(Collections.nCopies(max, item)).length())
            .as("%d items in %d bytes", max, bytes)
            .isLessThanOrEqualTo(bytes);
      }
      if (max < InventoryCodec.ITEMS_MAX) {
        assertThat(codec().encodeItems(Collections.nCopies(max + 1, item)).length())
            .as("%d items in %d bytes", max + 1, bytes)
            .isGreaterThan(bytes);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20260101})
  void whateverComesIsAnsweredAndWhatIsGoodSaysWhatItIs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < GARBAGE_PAYLOADS; i++) {
      Bytes payload = RandomBytes.of(random, random.nextInt(GARBAGE_BYTES_MAX));
      requireBadOrCanonical(payload, codec()::encodeItems, codec()::decodeItems);
      requireBadOrCanonical(payload, codec()::encodeLocators, codec()::decodeLocators);
      requireBadOrCanonical(payload, codec()::encodeCandidate, codec()::decodeCandidate);
    }
  }

  private static <T> void requireComesBack(
      T value, Function<T, Bytes> encode, Function<Bytes, Parsed<T>> decode) {
    assertThat(decode.apply(encode.apply(value))).isEqualTo(new Parsed.Good<>(value));
  }

  /** Where a payload has no count, a shorter one says something else. */
  private static <T> void requireStrict(
      T value, Function<T, Bytes> encode, Function<Bytes, Parsed<T>> decode) {
    Bytes payload = encode.apply(value);
    byte[] longer = new byte[payload.length() + 1];
    payload.copyTo(longer, 0);

    requireBadOrCanonical(Bytes.wrap(longer), encode, decode);
    for (int length = 0; length < payload.length(); length++) {
      requireBadOrCanonical(payload.slice(0, length), encode, decode);
    }
  }

  private static <T> void requireBadOrCanonical(
      Bytes payload, Function<T, Bytes> encode, Function<Bytes, Parsed<T>> decode) {
    switch (decode.apply(payload)) {
      case Parsed.Good<T>(T value) ->
          assertThat(encode.apply(value)).as("what %s says", payload).isEqualTo(payload);
      case Parsed.Bad<T>(Violation violation) ->
          assertThat(violation.kind()).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
    }
  }
}
