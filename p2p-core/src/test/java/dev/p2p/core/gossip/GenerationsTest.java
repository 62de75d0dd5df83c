package dev.p2p.core.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GenerationsTest {

  private static final SipHash HASH = new SipHash(1, 0);
  private static final int MAX = 10;
  private static final long LIFE = 1_000;
  private static final long BORN = Long.MAX_VALUE - LIFE; // The clock may wrap.

  private final Generations generations = new Generations(HASH, MAX, LIFE, BORN);

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 9})
  void anIdOutlivesTwoFullGenerationsAfterItsOwn(int before) {
    addAll(0, before);
    MessageId id = Ids.numbered(1_000);
    add(id);
    addAll(100, MAX - before - 1 + 2 * MAX);
    assertThat(contains(id)).isTrue();
    add(Ids.numbered(999));
    assertThat(contains(id)).isFalse();
  }

  @Test
  void thereAreNeverMoreThanThreeGenerationsOfIds() {
    for (int i = 0; i < 200; i++) {
      add(Ids.numbered(i));
      assertThat(generations.size()).isLessThanOrEqualTo(3 * MAX);
    }
    assertThat(generations.size()).isEqualTo(3 * MAX);
  }

  @Test
  void aGenerationThatIsNotFullMakesWayAfterItsTime() {
    assertThat(age(LIFE - 1)).isFalse();
    add(Ids.numbered(1));
    assertThat(age(LIFE)).isTrue();
    assertThat(age(2 * LIFE - 1)).isFalse();
    assertThat(age(2 * LIFE)).isTrue();
    assertThat(age(3 * LIFE - 1)).isFalse();
    assertThat(contains(Ids.numbered(1))).isTrue();
    assertThat(age(3 * LIFE)).isTrue();
    assertThat(contains(Ids.numbered(1))).isFalse();
    assertThat(generations.size()).isZero();
  }

  @Test
  void aGenerationThatBeganBecauseAnotherWasFullIsAsOldAsItIsFirstToldItIs() {
    addAll(0, MAX);
    assertThat(generations.makeRoom()).isTrue();
    assertThat(age(5 * LIFE)).isFalse();
    assertThat(age(6 * LIFE - 1)).isFalse();
    assertThat(age(6 * LIFE)).isTrue();
  }

  @Test
  void onlyAFullOneMakesRoom() {
    addAll(0, MAX - 1);
    assertThat(generations.makeRoom()).isFalse();
    add(Ids.numbered(100));
    assertThat(generations.makeRoom()).isTrue();
    assertThat(generations.makeRoom()).isFalse();
  }

  private boolean age(long sinceBorn) {
    return generations.age(BORN + sinceBorn);
  }

  private void addAll(int from, int count) {
    for (int i = from; i < from + count; i++) {
      add(Ids.numbered(i));
    }
  }

  private void add(MessageId id) {
    generations.makeRoom();
    generations.add(id, HASH.of(id));
  }

  private boolean contains(MessageId id) {
    return generations.contains(id, HASH.of(id));
  }
}
