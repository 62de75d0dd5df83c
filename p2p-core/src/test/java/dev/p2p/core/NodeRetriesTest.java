package dev.p2p.core;

import static dev.p2p.core.RepairScene.expectIds;
import static dev.p2p.core.RepairScene.expectNothing;
import static dev.p2p.core.RepairScene.say;
import static dev.p2p.core.RepairScene.send;
import static dev.p2p.core.RepairScene.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.ScriptedPeer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handler that fails once is given another copy, wherever it comes from, and that once. */
@Timeout(60)
final class NodeRetriesTest {

  private static final Message FLAKY = tx("flaky");

  private final AtomicInteger tries = new AtomicInteger();
  private final TestNode node =
      new TestNode(builder ->
          builder
              .settings(RepairScene.settings(0))
              .handle(
                  "tx",
                  (message, peer) -> {
                    if (tries.incrementAndGet() == 1) {
                      throw new IllegalStateException("not this time");
                    }
                    return Outcome.accepted();
                  }));

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void aCopyThatAnotherPeerSends() throws Exception {
    try (ScriptedPeer anna = peer(1);
        ScriptedPeer bob = peer(2)) {
      send(anna, FLAKY);
      expectNothing(anna);

      send(bob, FLAKY);

      assertThat(anna.expect("tx").id()).isEqualTo(FLAKY.id());
      requireProcessedOnce(anna, bob);
    }
  }

  @Test
  void aCopyThatAnotherPeerAnnounces() throws Exception {
    try (ScriptedPeer anna = peer(1);
        ScriptedPeer bob = peer(2)) {
      send(anna, FLAKY);
      expectNothing(anna);

      say(bob, "have", FLAKY.id());
      assertThat(expectIds(bob, "want")).containsExactly(FLAKY.id());
      send(bob, FLAKY);

      assertThat(expectIds(anna, "have")).containsExactly(FLAKY.id());
      requireProcessedOnce(anna, bob);
    }
  }

  @Test
  void aCopyOfWhatWasFetchedAndFailed() throws Exception {
    try (ScriptedPeer anna = peer(1);
        ScriptedPeer bob = peer(2)) {
      say(anna, "have", FLAKY.id());
      assertThat(expectIds(anna, "want")).containsExactly(FLAKY.id());
      send(anna, FLAKY);
      expectNothing(anna);

      // It was fetched before; this copy is not, and passed on as it came.
      send(bob, FLAKY);

      assertThat(anna.expect("tx").id()).isEqualTo(FLAKY.id());
      requireProcessedOnce(anna, bob);
    }
  }

  @Test
  void aCopyThatAComparisonFinds() throws Exception {
    try (ScriptedPeer anna = peer(1);
        ScriptedPeer bob = peer(2)) {
      send(anna, FLAKY);
      expectNothing(anna);

      // It is not kept, so that the next comparison with the same peer shows it again.
      node.pass(RepairScene.COMPARE_EVERY);
      assertThat(RepairScene.expectComparison(anna).summaries().getFirst().count()).isZero();
      RepairScene.expectComparison(bob);
      RepairScene.list(anna, new Listing(IdRange.ALL, List.of(FLAKY.id())));
      assertThat(expectIds(anna, "want")).containsExactly(FLAKY.id());
      send(anna, FLAKY);

      assertThat(expectIds(bob, "have")).containsExactly(FLAKY.id());
      requireProcessedOnce(anna, bob);
    }
  }

  /** Further copies change nothing, nor are they asked for. */
  private void requireProcessedOnce(ScriptedPeer anna, ScriptedPeer bob)
      throws InterruptedException {
    for (ScriptedPeer peer : List.of(anna, bob)) {
      send(peer, FLAKY);
      say(peer, "have", FLAKY.id());
      expectNothing(peer);
    }
    assertThat(tries).hasValue(2);
    assertThat(
            node.observer.all(Processed.class).stream()
                .filter(processed -> processed.message().id().equals(FLAKY.id()))
                .map(Processed::verdict))
        .containsExactly(Verdict.FAILED, Verdict.ACCEPTED);
  }

  private ScriptedPeer peer(long nonce) throws InterruptedException {
    int known = node.observer.all(NodeEvent.Connected.class).size();
    ScriptedPeer peer =
        node.dial()
            .shakeHandsAsDialler(new NodeIdentity(nonce, 0, NodeIdentity.REPAIRS, "scripted"));
    node.observer.await(NodeEvent.Connected.class, known + 1);
    return peer;
  }
}
