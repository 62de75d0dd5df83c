package dev.p2p.core.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdTableTest {

  private static final SipHash HASH = new SipHash(3, 0);

  @Test
  void anEmptyOneHoldsNothingAndReservesNothing() {
    IdTable table = new IdTable(HASH, 1_000_000);
    assertThat(contains(table, Ids.numbered(1))).isFalse();
    assertThat(contains(table, Ids.numbered(0))).isFalse();
    assertThat(table.size()).isZero();
    assertThat(table.isFull()).isFalse();
    assertThat(table.bytes()).isZero();
  }

  @Test
  void aFewIdsTakeLittleWhateverMayCome() {
    IdTable table = new IdTable(HASH, 1_000_000);
    add(table, Ids.numbered(1));
    assertThat(table.bytes()).isBetween(32L, 16 * 32L);
  }

  @Test
  void theIdOfZerosAloneIsAnIdLikeAnyOther() {
    IdTable table = new IdTable(HASH, 2);
    add(table, Ids.numbered(0));
    assertThat(contains(table, Ids.numbered(0))).isTrue();
    assertThat(contains(table, Ids.numbered(1))).isFalse();
    add(table, Ids.numbered(1));
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.isFull()).isTrue();
  }

  @Test
  void idsThatDifferInOneBitAreDifferent() {
    IdTable table = new IdTable(HASH, 256);
    for (int index = 0; index < 4; index++) {
      for (int bit = 0; bit < 64; bit++) {
        MessageId id = Ids.withWord(index, 1L << bit, 0);
        assertThat(contains(table, id)).isFalse();
        add(table, id);
        assertThat(contains(table, id)).isTrue();
      }
    }
    assertThat(table.isFull()).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777})
  void holdsWhatASetHoldsAtEverySize(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int max = 1 + random.nextInt(3_000);
    IdTable table = new IdTable(HASH, max);
    Set<MessageId> model = new HashSet<>();
    while (!table.isFull()) {
      MessageId id = fromSmallPool(random);
      assertThat(contains(table, id)).isEqualTo(model.contains(id));
      if (model.add(id)) {
        add(table, id);
      }
      assertThat(table.size()).isEqualTo(model.size());
    }
    assertThat(model).hasSize(max).allMatch(id -> contains(table, id));
  }

  @Test
  void whatIsThereMayBeThereAndMostOfWhatIsNotMayNot() {
    IdTable table = new IdTable(HASH, 1_000);
    assertThat(table.mayContain(HASH.of(Ids.numbered(1)))).as("of an empty one").isFalse();
    for (int i = 1; i <= 500; i++) {
      add(table, Ids.numbered(i));
      assertThat(table.mayContain(HASH.of(Ids.numbered(i)))).isTrue();
    }
    long taken =
        IntStream.rangeClosed(501, 1_000)
            .filter(i -> table.mayContain(HASH.of(Ids.numbered(i))))
            .count();
    assertThat(taken)
        .as("of 500, where a third to two of the slots are used")
        .isBetween(100L, 400L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 11, 12, 1_000, 83_333, 250_000})
  void takesThirtyEightBytesAnIdWhenFullAndHalfAsMuchAgainWhileItGrows(int max) {
    IdTable table = new IdTable(HASH, max);
    long before = 0;
    for (int i = 1; i <= max; i++) {
      add(table, Ids.numbered(i));
      long grown = table.bytes() == before ? 0 : before;
      assertThat(table.bytes() + grown).isLessThanOrEqualTo(57L * max + 76);
      before = table.bytes();
    }
    assertThat(table.bytes()).isBetween(38L * max, 38L * max + 4);
  }

  @Test
  void aClearedOneHoldsNothingOfBeforeAndTakesAsManyAgain() {
    IdTable table = new IdTable(HASH, 100);
    for (int i = 1; i <= 100; i++) {
      add(table, Ids.numbered(i));
    }
    long bytes = table.bytes();
    table.clear();
    add(table, Ids.numbered(101));

    assertThat(table.size()).isEqualTo(1);
    assertThat(contains(table, Ids.numbered(101))).isTrue();
    for (int i = 1; i <= 100; i++) {
      assertThat(contains(table, Ids.numbered(i))).as("id %d", i).isFalse();
    }
    assertThat(table.bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  @Timeout(60) // With all of them in one row it would be hours.
  void idsThatShareAllButOneWordDoNotSlowIt(int index) {
    IdTable table = new IdTable(HASH, 1_000_000);
    for (long i = 1; i <= 1_000_000; i++) {
      add(table, Ids.withWord(index, i, 42));
    }
    assertThat(contains(table, Ids.withWord(index, 1_000_000, 42))).isTrue();
    assertThat(contains(table, Ids.withWord(index, 0, 42))).isFalse();
  }

  private static boolean contains(IdTable table, MessageId id) {
    return table.contains(id, HASH.of(id));
  }

  private static void add(IdTable table, MessageId id) {
    table.add(id, HASH.of(id));
  }

  private static MessageId fromSmallPool(SplittableRandom random) {
    return new MessageId(
        random.nextInt(8), random.nextInt(8), random.nextInt(8), random.nextInt(8));
  }
}
