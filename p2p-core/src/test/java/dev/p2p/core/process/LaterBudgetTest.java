package dev.p2p.core.process;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import dev.p2p.core.budget.Weight;
import dev.p2p.core.gossip.Claim;
import dev.p2p.core.outbox.Gate;
import dev.p2p.spi.NodeEvent;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who pays for messages whose handlers answer later. */
@Timeout(60)
final class LaterBudgetTest {

  private final Processing processing = new Processing();
  private final Gate gate = new Gate(100);
  private final TestSender anna = new TestSender("anna", 1, gate);
  private final CompletableFuture<Outcome.Settled> answer = new CompletableFuture<>();

  @Test
  void aMessageIsPaidForUntilItsHandlerHasAnswered() {
    Message slow = message("tx", 10_000);
    add(slow);
    assertThat(used()).isEqualTo(Weight.of(slow));
    assertThat(gate.bytes()).isEqualTo(Weight.of(slow));
    answer.complete(Outcome.accepted());
    assertThat(used()).isZero();
    assertThat(gate.bytes()).isZero();
  }

  @Test
  void aMessageIsPaidForUntilTheTickerGivesUp() {
    add(tx("slow"));
    processing.time.advance(Processing.LATER_TIMEOUT);
    processing.later.tick(processing.time.nanoTime());
    assertThat(used()).isZero();
    assertThat(gate.bytes()).isZero();
    answer.complete(Outcome.ignored());
    assertThat(used()).isZero();
  }

  @Test
  void aMessageWithoutMemoryFailsAndItsSenderIsLetGo() {
    assertThat(processing.budget.tryCharge(1 << 20)).isTrue();
    Message slow = tx("slow");
    assertThat(processing.claim(slow, anna.origin())).isEqualTo(Claim.NEW);
    add(slow);
    assertThat(processing.verdicts()).containsExactly(Verdict.FAILED);
    assertThat(processing.observer.all(NodeEvent.HandlerFailed.class))
        .singleElement()
        .satisfies(
            failed -> assertThat(failed.cause()).hasMessageStartingWith("no memory to keep tx"));
    assertThat(anna.evidence).containsExactly("no memory for tx, whose handler answers later");
    assertThat(processing.claim(slow, anna.origin())).isEqualTo(Claim.NEW);
    answer.complete(Outcome.ignored());
    assertThat(processing.verdicts()).hasSize(1);
    assertThat(processing.later.size()).isZero();
  }

  private void add(Message message) {
    processing.later.add(message, anna, Outcome.later(answer), processing.time.nanoTime());
  }

  private long used() {
    return processing.budget.usage().bytes();
  }
}
