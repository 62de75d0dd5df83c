package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.core.budget.ByteBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneTest {

  private final ByteBudget budget = new ByteBudget(100 << 20);
  private final Lane lane = new Lane(budget);

  /** What a lane holds, kept plainly. */
  private record Entry(Message message, @Nullable Kind kind) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777, 4_711})
  void isAListInWhichTheLatestOfAKindTakesThePlaceOfTheOneBefore(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Entry> model = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      // Fills up to some hundreds, and runs empty, several times.
      boolean filling = step / 1_000 % 2 == 0;
      if (random.nextInt(10) < (filling ? 6 : 4) || model.isEmpty()) {
        put(message("status", random.nextInt(50)), random, model);
      } else {
        assertThat(lane.remove()).as("step %d", step).isSameAs(model.removeFirst().message());
      }
      requireSame(model, step);
    }
  }

  private void put(Message message, SplittableRandom random, List<Entry> model) {
    if (random.nextBoolean()) {
      assertThat(lane.ensureSlot()).isTrue();
      lane.add(message);
      model.addLast(new Entry(message, null));
      return;
    }
    Kind kind = kind(random.nextInt(300));
    Message older = lane.find(kind);
    int place = place(model, kind);
    if (place < 0) {
      assertThat(older).isNull();
      assertThat(lane.ensureSlotForKind()).isTrue();
      lane.add(message, kind);
      model.addLast(new Entry(message, kind));
    } else {
      assertThat(older).isSameAs(model.get(place).message());
      assertThat(lane.replace(kind, message)).isSameAs(older);
      model.set(place, new Entry(message, kind));
    }
  }

  private void requireSame(List<Entry> model, int step) {
    assertThat(lane.size()).as("step %d", step).isEqualTo(model.size());
    assertThat(lane.bytes())
        .as("step %d", step)
        .isEqualTo(model.stream().mapToLong(entry -> entry.message().frame().length()).sum());
    assertThat(lane.peek())
        .as("step %d", step)
        .isSameAs(model.isEmpty() ? null : model.getFirst().message());
  }

  @Test
  void givesBackWhatALongQueueNeeded() {
    for (int i = 0; i < 10_000; i++) {
      add(tx("x"), kind(i));
    }
    assertThat(lane.slots()).isEqualTo(16_384);
    while (lane.size() > 300) {
      lane.remove();
    }
    assertThat(lane.slots()).isLessThanOrEqualTo(2_048);
    assertThat(lane.find(kind(9_700))).isNotNull();
    assertThat(lane.find(kind(9_699))).isNull();
    while (!lane.isEmpty()) {
      lane.remove();
    }
    assertThat(lane.slots()).isLessThanOrEqualTo(256);
  }

  @Test
  void aKindThatIsReplacedForEverTakesOneSlot() {
    add(tx("0"), kind(1));
    for (int i = 1; i < 100_000; i++) {
      lane.replace(kind(1), tx("x"));
    }
    assertThat(lane.size()).isEqualTo(1);
    assertThat(lane.slots()).isEqualTo(1);
  }

  @Test
  void kindsOfTwoTopicsAreNotTheSame() {
    add(tx("of 1"), new Kind(1, Bytes.utf8("key")));
    assertThat(lane.find(new Kind(2, Bytes.utf8("key")))).isNull();
  }

  @Test
  void kindsThatHaveTheSameHashAreToldApartByTheirOrder() {
    // 31 * 'A' + 'a' = 31 * 'B' + 'B': keys of such pairs all have one hash.
    Kind one = new Kind(1, Bytes.utf8("AaAaBB"));
    Kind other = new Kind(1, Bytes.utf8("AaBBBB"));
    assertThat(one.hashCode()).isEqualTo(other.hashCode());
    assertThat(one).isNotEqualTo(other).isLessThan(other);
    add(tx("one"), one);
    add(tx("other"), other);
    assertThat(Outboxes.text(lane.replace(other, tx("new")))).isEqualTo("other");
    assertThat(Outboxes.text(lane.remove())).isEqualTo("one");
    assertThat(Outboxes.text(lane.remove())).isEqualTo("new");
  }

  private void add(Message message, Kind kind) {
    assertThat(lane.ensureSlotForKind()).isTrue();
    lane.add(message, kind);
  }

  private static int place(List<Entry> model, Kind kind) {
    for (int i = 0; i < model.size(); i++) {
      if (kind.equals(model.get(i).kind())) {
        return i;
      }
    }
    return -1;
  }

  private static Kind kind(int number) {
    return new Kind(204, Bytes.utf8("kind " + number));
  }
}
