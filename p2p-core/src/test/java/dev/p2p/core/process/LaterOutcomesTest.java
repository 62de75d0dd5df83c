package dev.p2p.core.process;

import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import dev.p2p.core.gossip.Claim;
import dev.p2p.core.outbox.Gate;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LaterOutcomesTest {

  private static final Duration ALMOST = Processing.LATER_TIMEOUT.minusNanos(1);

  private final Processing processing = new Processing();
  private final LaterOutcomes later = processing.later;
  private final Gate gate = new Gate(1);
  private final TestSender anna = new TestSender("anna", 1, gate);
  private final CompletableFuture<Outcome.Settled> answer = new CompletableFuture<>();

  @Test
  void theStageSettlesTheMessage() {
    add(tx("slow"), answer);
    answer.complete(Outcome.accepted(tx("answer")));
    assertThat(processing.verdicts()).containsExactly(Verdict.ACCEPTED);
    assertThat(processing.bob.passed()).containsExactly(tx("slow"));
    assertThat(anna.answers).containsExactly(tx("answer"));
    assertThat(later.size()).isZero();
  }

  @Test
  void aStageThatIsCompleteAlreadySettlesAtOnce() {
    add(tx("quick"), CompletableFuture.completedFuture(Outcome.ignored()));
    assertThat(processing.verdicts()).containsExactly(Verdict.IGNORED);
    assertThat(later.size()).isZero();
    assertThat(gate.hasRoom()).isTrue();
  }

  @Test
  void theGateIsEnteredAndLeftWithTheOutcome() {
    add(tx("slow"), answer);
    assertThat(gate.hasRoom()).isFalse();
    answer.complete(Outcome.ignored());
    assertThat(gate.hasRoom()).isTrue();
  }

  @Test
  void theTickerFailsWhatTakesTooLongAndLeavesTheGate() {
    add(tx("slow"), answer);
    pass(ALMOST);
    assertThat(processing.verdicts()).isEmpty();
    assertThat(gate.hasRoom()).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
    assertThat(cause()).isInstanceOf(TimeoutException.class).hasMessage("no outcome after PT1M");
    assertThat(gate.hasRoom()).isTrue();
    assertThat(later.size()).isZero();
  }

  @Test
  void afterTheTickerGaveUpAnotherCopyMayBeTried() {
    add(tx("slow"), answer);
    pass(Processing.LATER_TIMEOUT);
    assertThat(processing.claim(tx("slow"), anna.origin())).isEqualTo(Claim.NEW);
  }

  @Test
  void anOutcomeThatComesAfterTheTickerGaveUpIsIgnored() {
    add(tx("slow"), answer);
    pass(Processing.LATER_TIMEOUT);
    answer.complete(Outcome.accepted(tx("too late")));
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
    assertThat(processing.bob.passed()).isEmpty();
    assertThat(anna.answers).isEmpty();
  }

  @Test
  void theGateIsLeftOnceHoweverItEnds() {
    add(tx("slow"), answer);
    pass(Processing.LATER_TIMEOUT);
    answer.complete(Outcome.ignored());
    gate.enter();
    assertThat(gate.hasRoom()).isFalse();
  }

  @Test
  void theTickerGivesUpOnTheOldOnesOnly() {
    add(tx("old"), answer);
    processing.time.advance(Duration.ofSeconds(1));
    add(tx("young"), new CompletableFuture<>());
    pass(ALMOST);
    assertThat(processing.observer.all(NodeEvent.HandlerFailed.class))
        .extracting(NodeEvent.HandlerFailed::id)
        .containsExactly(tx("old").id());
    assertThat(later.size()).isEqualTo(1);
  }

  @Test
  void aStageThatFailsFailsTheMessageAndLeavesTheGate() {
    IllegalStateException failure = new IllegalStateException("database is gone");
    add(tx("slow"), answer);
    answer.completeExceptionally(failure);
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
    assertThat(cause()).isSameAs(failure);
    assertThat(gate.hasRoom()).isTrue();
  }

  @Test
  void whatADependentStageWrapsIsUnwrapped() {
    IllegalStateException failure = new IllegalStateException("database is gone");
    add(tx("slow"), answer.thenApply(outcome -> outcome));
    answer.completeExceptionally(failure);
    assertThat(cause()).isSameAs(failure);
  }

  @Test
  void aCompletionExceptionWithoutACauseIsTheCause() {
    CompletionException bare = new CompletionException("bare", null);
    add(tx("slow"), answer);
    answer.completeExceptionally(bare);
    assertThat(cause()).isSameAs(bare);
  }

  @Test
  @SuppressWarnings("NullAway") // What code that is not null-checked may do.
  void aStageThatYieldsNothingFailsTheMessage() {
    add(tx("slow"), answer);
    answer.complete(null);
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
    assertThat(cause()).hasMessage("the stage was completed with null");
  }

  @Test
  void whenStageAndTickerMeetTheMessageIsSettledOnce() throws Exception {
    int rounds = 1_000;
    for (int i = 1; i <= rounds; i++) {
      CompletableFuture<Outcome.Settled> stage = new CompletableFuture<>();
      add(tx("round " + i), stage);
      Thread application = Thread.ofPlatform().start(() -> stage.complete(Outcome.ignored()));
      pass(Processing.LATER_TIMEOUT);
      application.join();
      assertThat(processing.verdicts().size()).isEqualTo(i);
    }
    gate.enter();
    assertThat(gate.hasRoom()).isFalse();
  }

  private void add(Message message, CompletableFuture<? extends Outcome.Settled> stage) {
    processing.claim(message, anna.origin());
    later.add(message, anna, Outcome.later(stage), processing.time.nanoTime());
  }

  private void pass(Duration step) {
    processing.time.advance(step);
    later.tick(processing.time.nanoTime());
  }

  private Throwable cause() {
    return processing.observer.all(NodeEvent.HandlerFailed.class).getFirst().cause();
  }
}
