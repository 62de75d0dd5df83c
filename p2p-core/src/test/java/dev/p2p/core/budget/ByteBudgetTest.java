package dev.p2p.core.budget;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Message;
import dev.p2p.core.observe.BudgetUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteBudgetTest {

  private static final int LIMIT = 160_000;

  private final ByteBudget budget = new ByteBudget(LIMIT);

  @Test
  void aMessageIsChargedOnceHoweverManyHoldIt() {
    Message message = message("tx", 1_000);
    for (int i = 0; i < 64; i++) {
      assertThat(budget.hold(message, Need.GOSSIP)).isTrue();
    }
    assertThat(used()).isEqualTo(message.frame().length() + Weight.OVERHEAD_BYTES);
    for (int i = 0; i < 63; i++) {
      budget.letGo(message);
    }
    assertThat(used()).isEqualTo(Weight.of(message));
    budget.letGo(message);
    assertThat(used()).isZero();
  }

  @Test
  void whatDoesNotFitIsNotTaken() {
    assertThat(budget.hold(message("tx", 140_000), Need.GOSSIP)).isTrue();
    Message more = message("tx", 20_000);
    assertThat(budget.hold(more, Need.GOSSIP)).isFalse();
    assertThat(used()).isLessThan(LIMIT);
    assertThat(more.holdOnceMore(1)).isFalse();
  }

  @Test
  void aSixteenthIsKeptBackForEssentials() {
    Message bulk = message("tx", LIMIT / 16 * 15 - 500);
    Message small = message("tx", 1_000);
    assertThat(budget.hold(bulk, Need.GOSSIP)).isTrue();
    assertThat(budget.hold(small, Need.GOSSIP)).isFalse();
    assertThat(budget.hold(small, Need.INCOMING)).isFalse();
    assertThat(budget.hold(small, Need.ESSENTIAL)).isTrue();
    assertThat(budget.hold(message("tx", LIMIT / 16), Need.ESSENTIAL)).isFalse();
  }

  @Test
  void whatIsKeptComesOutOfTheSameMemory() {
    long[] kept = {0};
    ByteBudget shared = new ByteBudget(LIMIT, LIMIT / 2, () -> kept[0]);
    assertThat(shared.hold(message("tx", LIMIT / 2), Need.ESSENTIAL)).isFalse();
    Message message = message("tx", LIMIT / 2 - 1_000);
    assertThat(shared.hold(message, Need.ESSENTIAL)).isTrue();
    kept[0] = LIMIT / 2;
    assertThat(shared.usage())
        .isEqualTo(
            new BudgetUsage(Weight.of(message) + LIMIT / 2, LIMIT / 2, Weight.of(message), LIMIT));
  }

  @Test
  void givingBackMoreThanWasTakenIsADefect() {
    budget.tryCharge(10);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> budget.credit(11))
        .withMessage("11 bytes were given back when 10 were in use");
  }

  @Test
  void twoNodesThatHoldOneMessageBothPayForIt() {
    ByteBudget other = new ByteBudget(LIMIT);
    Message message = tx("shared");
    long weight = Weight.of(message);
    budget.hold(message, Need.GOSSIP);
    budget.hold(message, Need.GOSSIP);
    // The message counts for the first: the other one pays for each place.
    other.hold(message, Need.GOSSIP);
    other.hold(message, Need.GOSSIP);
    assertThat(used()).isEqualTo(weight);
    assertThat(other.usage().bytes()).isEqualTo(2 * weight);
    budget.letGo(message);
    budget.letGo(message);
    other.hold(message, Need.GOSSIP);
    assertThat(other.usage().bytes()).isEqualTo(3 * weight);
    budget.hold(message, Need.GOSSIP);
    assertThat(used()).isEqualTo(weight);
    for (int i = 0; i < 3; i++) {
      other.letGo(message);
    }
    budget.letGo(message);
    assertThat(used()).isZero();
    assertThat(other.usage().bytes()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777})
  void whateverTwoNodesHoldOfTheSameMessagesEachPaysForAtLeastOneCopyAndGetsAllBack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ByteBudget> budgets = List.of(new ByteBudget(1 << 20), new ByteBudget(1 << 20));
    List<Message> messages = List.of(tx("a"), message("tx", 300), message("tx", 2_000));
    int[][] held = new int[2][3];
    for (int step = 0; step < 20_000; step++) {
      int node = random.nextInt(2);
      int which = random.nextInt(3);
      // For a while more and more is held, then less and less.
      if (random.nextInt(10) < (step / 50 % 2 == 0 ? 7 : 3)) {
        assertThat(budgets.get(node).hold(messages.get(which), Need.GOSSIP)).isTrue();
        held[node][which]++;
      } else if (held[node][which] > 0) {
        budgets.get(node).letGo(messages.get(which));
        held[node][which]--;
      }
      long least = 0;
      long most = 0;
      for (int i = 0; i < 3; i++) {
        least += held[node][i] > 0 ? Weight.of(messages.get(i)) : 0;
        most += held[node][i] * Weight.of(messages.get(i));
      }
      assertThat(budgets.get(node).usage().bytes()).as("step %d", step).isBetween(least, most);
    }
    for (int node = 0; node < 2; node++) {
      for (int which = 0; which < 3; which++) {
        for (int i = 0; i < held[node][which]; i++) {
          budgets.get(node).letGo(messages.get(which));
        }
      }
      assertThat(budgets.get(node).usage().bytes()).isZero();
    }
  }

  @Test
  void whoeverWaitsForRoomIsToldWhenAQuarterIsFreeAgain() {
    List<String> told = new ArrayList<>();
    budget.onRoom(() -> told.add("room"));
    budget.tryCharge(LIMIT * 3 / 4);
    assertThat(budget.hasRoom()).isTrue();
    budget.tryCharge(2);
    assertThat(budget.hasRoom()).isFalse();
    budget.credit(1);
    assertThat(told).isEmpty();
    budget.credit(1);
    assertThat(told).hasSize(1);
    budget.credit(1);
    assertThat(told).hasSize(1);
  }

  private long used() {
    return budget.usage().bytes();
  }
}
