package dev.p2p.simulator.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.simulator.time.Timeline;
import dev.p2p.spi.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnExecutionTest {

  private final Timeline timeline = new Timeline();
  private final TurnExecution execution = new TurnExecution(timeline);
  private final List<String> log = new ArrayList<>();

  @Test
  void turnsAreCalledRoundByRoundInTheOrderTheActorsWereStarted() {
    start("a", 2);
    start("b", 3);
    start("c", 1);

    execution.settle();

    assertThat(log).containsExactly("a", "b", "c", "a", "b", "b");
  }

  @Test
  void anActorStartedWithinATurnHasItsFirstInTheSameRound() {
    execution.start(
        "parent",
        () -> {
          log.add("parent");
          start("child", 1);
          return false;
        });
    start("sibling", 2);

    execution.settle();

    assertThat(log).containsExactly("parent", "sibling", "child", "sibling");
  }

  @Test
  void anActorThatIsNotReadyHasNoTurn() {
    Counted waiting = start("waiting", 1);
    waiting.ready = false;

    execution.settle();
    assertThat(log).isEmpty();
    assertThat(execution.running()).containsExactly("waiting");
    assertThat(execution.ready()).isEmpty();

    waiting.ready = true;
    assertThat(execution.ready()).containsExactly("waiting");
    execution.settle();
    assertThat(log).containsExactly("waiting");
    assertThat(execution.running()).isEmpty();
  }

  @Test
  void oneTurnMakesAnotherActorReadyHoweverEarlyItWasStarted() {
    Counted first = start("first", 1);
    first.ready = false;
    execution.start(
        "second",
        () -> {
          first.ready = true;
          return false;
        });

    execution.settle();

    assertThat(log).containsExactly("first");
  }

  @Test
  void settlingWithinATurnDoesNotCallTheTurnAnew() {
    execution.start(
        "settling",
        () -> {
          log.add("settling");
          execution.settle();
          return false;
        });

    execution.settle();

    assertThat(log).containsExactly("settling");
  }

  @Test
  void afterStopNoTurnAndNoTaskRuns() {
    start("actor", 1);
    execution.every("task", Duration.ofMillis(1), () -> log.add("task"));

    execution.stop();
    start("late", 1);
    execution.settle();
    timeline.runUntil(Duration.ofSeconds(1).toNanos());

    assertThat(log).isEmpty();
    assertThat(execution.running()).isEmpty();
  }

  @Test
  void stopWithinATurnLeavesTheOthersOfThatRoundOut() {
    execution.start(
        "killer",
        () -> {
          execution.stop();
          return true;
        });
    start("victim", 1);

    execution.settle();

    assertThat(log).isEmpty();
  }

  @Test
  void aTaskRunsOncePerPeriodAndLetsActorsGetOn() {
    execution.every("task", Duration.ofMillis(10), () -> start("actor", 1));

    timeline.runUntil(Duration.ofMillis(35).toNanos());

    assertThat(log).containsExactly("actor", "actor", "actor");
  }

  @Test
  void whatATaskThrowsIsThrownToWhoeverLetsTimePass() {
    IllegalStateException planted = new IllegalStateException("planted");
    execution.every(
        "failing",
        Duration.ofMillis(1),
        () -> {
          log.add("run");
          throw planted;
        });

    assertThatThrownBy(() -> timeline.runUntil(Duration.ofMillis(5).toNanos())).isSameAs(planted);
    timeline.runUntil(Duration.ofMillis(5).toNanos());

    assertThat(log).containsExactly("run");
  }

  @Test
  void anActorThatIsAlwaysReadyIsFoundOutAndNamed() {
    execution.start("busy", () -> true);

    assertThatIllegalStateException()
        .isThrownBy(execution::settle)
        .withMessageContaining("no rest")
        .withMessageContaining("busy");
  }

  private Counted start(String name, int turns) {
    Counted actor = new Counted(name, turns);
    execution.start(name, actor);
    return actor;
  }

  /** Logs its turns, of which it has so many. */
  private final class Counted implements Actor {

    private final String name;
    private int turnsLeft;
    private boolean ready = true;

    private Counted(String name, int turnsLeft) {
      this.name = name;
      this.turnsLeft = turnsLeft;
    }

    @Override
    public boolean turn() {
      log.add(name);
      turnsLeft--;
      return turnsLeft > 0;
    }

    @Override
    public boolean isReady() {
      return ready;
    }
  }
}
