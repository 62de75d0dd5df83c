package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.core.hash.SipHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With room for 1,200: generations of 300 within shares, of 100 beyond. */
final class SeenIdsTest {

  private static final SipHash HASH = new SipHash(1, 0);
  private static final long LIFE = 1_000;
  private static final Origin ANNA = remote("anna");
  private static final Origin BOB = remote("bob");

  private final SeenIds seen = new SeenIds(HASH, 1_200, LIFE, 0);
  private int lastNumber;

  @Test
  void aLoneSourceMayTakeThreeQuartersOfTheRoomAndItsLastHalfIsRemembered() {
    MessageId first = add(ANNA);
    addAll(299 + 600, ANNA);
    assertThat(seen.size()).isEqualTo(900);
    assertThat(contains(first)).isTrue();
    add(ANNA);
    assertThat(contains(first)).isFalse();
  }

  @Test
  void oneThatFloodsPushesOutItsOwnIdsAlone() {
    MessageId bobs = add(BOB);
    MessageId annasWithin = add(ANNA);
    addAll(149, ANNA);
    MessageId annasBeyond = add(ANNA);
    addAll(99 + 200, ANNA);
    assertThat(contains(annasBeyond)).isTrue();
    add(ANNA);
    assertThat(contains(annasBeyond)).isFalse();
    addAll(100_000, ANNA);
    assertThat(contains(bobs)).isTrue();
    assertThat(contains(annasWithin)).isTrue();
    assertThat(seen.size()).isBetween(151 + 201, 151 + 300);
  }

  @Test
  void oneThatHasFilledTheRoomPushesOutNobodyWhoComesAfterIt() {
    addAll(899, ANNA);
    MessageId bobs = add(BOB);
    addAll(100_000, ANNA);
    assertThat(contains(bobs)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7})
  void fewerThanEightThatFloodPushOutNobodyElse(int flooders) {
    MessageId bobs = add(BOB);
    flood(flooders);
    assertThat(contains(bobs)).isTrue();
  }

  @Test
  void eightThatFloodDoPushOutTheOthersIds() {
    MessageId bobs = add(BOB);
    flood(8);
    assertThat(contains(bobs)).isFalse();
  }

  @Test
  void whatOthersBringPushesOutTheirsInTime() {
    MessageId bobs = add(BOB);
    addAll(10_000, ANNA);
    for (int i = 0; i < 900; i++) {
      add(remote("peer" + i % 50));
    }
    assertThat(contains(bobs)).isFalse();
  }

  @Test
  void eitherKindIsForgottenInTime() {
    MessageId within = add(BOB);
    addAll(299, ANNA);
    MessageId beyond = add(ANNA);
    seen.age(0);
    assertThat(seen.size()).isEqualTo(301);
    for (int i = 1; i <= 2; i++) {
      seen.age(i * LIFE);
    }
    assertThat(contains(within)).isTrue();
    assertThat(contains(beyond)).isTrue();
    seen.age(3 * LIFE);
    assertThat(seen.size()).isZero();
  }

  @Test
  void sharesBeginAnewWithEachGenerationWhetherFullOrOld() {
    add(BOB);
    addAll(200, ANNA);
    seen.age(LIFE);
    MessageId annas = add(ANNA);
    addAll(149 + 10_000, ANNA);
    assertThat(contains(annas)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2, 12", "11, 12", "12, 12", "13, 12", "23, 12", "24, 24", "1000, 996"})
  void theRoomIsRoundedDownToTwelvesAndNeverLessThanTwelve(int max, int room) {
    SeenIds some = new SeenIds(HASH, max, LIFE, 0);
    int most = 0;
    for (int i = 0; i < 10 * room; i++) {
      MessageId id = Ids.numbered(i);
      some.add(id, HASH.of(id), remote("peer" + (i % 2 == 0 ? 0 : i % 1_000)));
      most = Math.max(most, some.size());
    }
    assertThat(most).isBetween(room * 11 / 12, room);
  }

  @Test
  void theMostThatMayBeAskedForIsNoMistake() {
    SeenIds most = new SeenIds(HASH, Integer.MAX_VALUE, LIFE, 0);
    MessageId id = Ids.numbered(1);
    most.add(id, HASH.of(id), ANNA);
    assertThat(most.contains(id, HASH.of(id))).isTrue();
    assertThat(most.bytes()).isLessThan(1_000);
  }

  private void flood(int flooders) {
    for (int i = 0; i < 10_000; i++) {
      for (int flooder = 0; flooder < flooders; flooder++) {
        add(remote("flooder" + flooder));
      }
    }
  }

  private void addAll(int count, Origin source) {
    for (int i = 0; i < count; i++) {
      add(source);
    }
  }

  private MessageId add(Origin source) {
    lastNumber++;
    MessageId id = Ids.numbered(lastNumber);
    seen.add(id, HASH.of(id), source);
    return id;
  }

  private boolean contains(MessageId id) {
    return seen.contains(id, HASH.of(id));
  }
}
