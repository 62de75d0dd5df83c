package dev.p2p.core;

import static dev.p2p.core.RepairScene.expectIds;
import static dev.p2p.core.RepairScene.expectListing;
import static dev.p2p.core.RepairScene.expectNothing;
import static dev.p2p.core.RepairScene.largeTx;
import static dev.p2p.core.RepairScene.say;
import static dev.p2p.core.RepairScene.send;
import static dev.p2p.core.RepairScene.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Offence;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.ScriptedPeer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a node finds out what it misses, fetches it, and serves what others miss. */
@Timeout(60)
final class NodeRepairTest {

  @Test
  void whatIsAnnouncedIsFetchedOnceAndPassedOnAsAnAnnouncement() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1);
        ScriptedPeer bob = scene.peer(2);
        ScriptedPeer carl = scene.peer(3)) {
      Message missed = tx("missed");

      say(anna, "have", missed.id());
      assertThat(expectIds(anna, "want")).containsExactly(missed.id());
      say(bob, "have", missed.id());
      expectNothing(bob);
      send(anna, missed);

      assertThat(expectIds(carl, "have")).containsExactly(missed.id());
      // Both have it, as they said.
      expectNothing(anna);
      expectNothing(bob);
    }
  }

  @Test
  void whatIsKnownIsNotAskedFor() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1);
        ScriptedPeer bob = scene.peer(2)) {
      Message known = tx("known");
      send(anna, known);
      assertThat(bob.expect("tx").id()).isEqualTo(known.id());

      say(bob, "have", known.id());

      expectNothing(bob);
    }
  }

  @Test
  void whatIsNotSentInTimeIsAskedOfAnother() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1);
        ScriptedPeer bob = scene.peer(2)) {
      Message missed = tx("missed");
      say(anna, "have", missed.id());
      expectIds(anna, "want");
      say(bob, "have", missed.id());
      expectNothing(bob);

      scene.node.pass(RepairScene.FETCH_TIMEOUT);

      assertThat(expectIds(bob, "want")).containsExactly(missed.id());
      assertThat(scene.penalties()).isEmpty();

      // That it may still answer is waited for as long as others are given for everything.
      send(bob, missed);
      expectNothing(bob);
      scene.node.pass(RepairScene.FETCH_TIMEOUT.multipliedBy(10));
      assertThat(scene.penalties())
          .singleElement()
          .satisfies(paid -> {
            assertThat(paid.offence()).isEqualTo(Offence.FALSE_INVENTORY);
            assertThat(paid.count()).isEqualTo(1);
          });
    }
  }

  @Test
  void aLongMessageThatIsOnItsWayIsNotAskedOfAnother() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1);
        ScriptedPeer bob = scene.peer(2)) {
      scene.node.pass(RepairScene.COMPARE_EVERY);
      RepairScene.expectComparison(anna);
      RepairScene.expectComparison(bob);
      Message missed = tx("x".repeat(40_000));
      say(anna, "have", missed.id());
      expectIds(anna, "want");
      say(bob, "have", missed.id());
      expectNothing(bob);

      int sent = 0;
      while (missed.frame().length() - sent > 10_000) {
        anna.sendBytes(missed.frame().slice(sent, 10_000));
        sent += 10_000;
        scene.node.pass(RepairScene.FETCH_TIMEOUT);
      }
      expectNothing(bob);
      anna.sendBytes(missed.frame().slice(sent, missed.frame().length() - sent));

      expectNothing(anna);
      expectNothing(bob);
      assertThat(scene.node.observer.all(Processed.class))
          .filteredOn(processed -> processed.message().id().equals(missed.id()))
          .hasSize(1);
      assertThat(scene.penalties()).isEmpty();
    }
  }

  @Test
  void whoLacksWhatItAnnouncedPaysAndAnotherIsAsked() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1);
        ScriptedPeer bob = scene.peer(2)) {
      Message missed = tx("missed");
      say(anna, "have", missed.id());
      expectIds(anna, "want");
      say(bob, "have", missed.id());
      expectNothing(bob);

      say(anna, "lack", missed.id());

      assertThat(expectIds(bob, "want")).containsExactly(missed.id());
      assertThat(scene.penalties())
          .extracting(NodeEvent.Penalised::offence)
          .containsExactly(Offence.FALSE_INVENTORY);
    }
  }

  @Test
  void aLackOfWhatNobodyAskedForIsAnOffence() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1)) {
      say(anna, "lack", tx("one").id(), tx("two").id());
      expectNothing(anna);

      assertThat(scene.penalties())
          .singleElement()
          .satisfies(paid -> {
            assertThat(paid.offence()).isEqualTo(Offence.UNASKED_ANSWER);
            assertThat(paid.count()).isEqualTo(2);
          });
    }
  }

  @Test
  void whatIsKeptIsServedAndTheRestIsSaidToBeLacking() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1);
        ScriptedPeer bob = scene.peer(2)) {
      scene.node.publish("ours");
      assertThat(anna.expect("tx").payload()).isEqualTo(Bytes.utf8("ours"));
      bob.expect("tx");
      send(anna, tx("theirs"));
      bob.expect("tx");

      say(bob, "want", tx("ours").id(), tx("nobody's").id(), tx("theirs").id());

      assertThat(bob.expect("tx").payload()).isEqualTo(Bytes.utf8("ours"));
      assertThat(bob.expect("tx").payload()).isEqualTo(Bytes.utf8("theirs"));
      assertThat(expectIds(bob, "lack")).containsExactly(tx("nobody's").id());
      assertThat(scene.penalties()).isEmpty();
    }
  }

  @Test
  void whatWasRejectedIsNeitherServedNorFetchedAgain() throws Exception {
    TestNode strict =
        new TestNode(builder -> builder.handle("tx", (message, peer) -> Outcome.rejected("no")));
    try (strict;
        ScriptedPeer anna =
            strict
                .dial()
                .shakeHandsAsDialler(new NodeIdentity(1, 0, NodeIdentity.REPAIRS, "scripted"))) {
      send(anna, tx("bad"));
      assertThat(strict.observer.await(Processed.class, 1))
          .extracting(Processed::verdict)
          .containsExactly(Verdict.REJECTED);

      say(anna, "have", tx("bad").id());
      expectNothing(anna);
      say(anna, "want", tx("bad").id());
      assertThat(expectIds(anna, "lack")).containsExactly(tx("bad").id());
    }
  }

  @Test
  void aLargeMessageIsAnnouncedToThoseWhoCanAskAndPushedToThoseWhoCannot() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer ours = scene.peer(1);
        ScriptedPeer other = scene.node.peer()) {
      Message large = largeTx(1);

      scene.node.node.publish(scene.node.node.messages().create("tx", large.payload()));

      assertThat(expectIds(ours, "have")).containsExactly(large.id());
      assertThat(other.expect("tx").id()).isEqualTo(large.id());
      say(ours, "want", large.id());
      assertThat(ours.expect("tx").id()).isEqualTo(large.id());
    }
  }

  @Test
  void aLargeMessageIsPushedToAsManyAsTheSettingsSayOnAverage() throws Exception {
    try (RepairScene scene = new RepairScene(1);
        ScriptedPeer anna = scene.peer(1);
        ScriptedPeer bob = scene.peer(2);
        ScriptedPeer carl = scene.peer(3);
        ScriptedPeer dora = scene.peer(4)) {
      int pushed = 0;
      for (int i = 0; i < 200; i++) {
        scene.node.node.publish(scene.node.node.messages().create("tx", largeTx(i).payload()));
        for (ScriptedPeer peer : List.of(anna, bob, carl, dora)) {
          pushed += peer.next().topic().name().equals("tx") ? 1 : 0;
        }
      }

      assertThat(pushed).isBetween(120, 280);
    }
  }

  @Test
  void inventoriesAreComparedNowAndThenAndWhatDiffersIsExchanged() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1)) {
      scene.node.publish("ours");
      anna.expect("tx");
      scene.node.pass(RepairScene.SETTLE_FOR);
      scene.node.pass(RepairScene.COMPARE_EVERY);

      Comparison theirs = RepairScene.expectComparison(anna);
      assertThat(theirs.summaries())
          .singleElement()
          .satisfies(all -> {
            assertThat(all.range()).isEqualTo(IdRange.ALL);
            assertThat(all.count()).isEqualTo(1);
          });
      RepairScene.list(anna, new Listing(IdRange.ALL, List.of(tx("anna's").id())));

      assertThat(expectIds(anna, "have")).containsExactly(tx("ours").id());
      assertThat(expectIds(anna, "want")).containsExactly(tx("anna's").id());
    }
  }

  @Test
  void aComparisonThatDiffersIsAnsweredWithAListAndOneThatAgreesWithNothing() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1)) {
      RepairScene.compare(anna, new Comparison(9, 0, List.of(new Summary(IdRange.ALL, 0, 0, 0))));
      expectNothing(anna);
      scene.node.publish("ours");
      anna.expect("tx");

      RepairScene.compare(anna, new Comparison(9, 0, List.of(new Summary(IdRange.ALL, 0, 0, 0))));

      assertThat(expectListing(anna)).isEqualTo(new Listing(IdRange.ALL, List.of(tx("ours").id())));
    }
  }

  @Test
  void aPeerForWhomGossipWasDroppedIsComparedWithSoon() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1)) {
      scene.node.pass(RepairScene.COMPARE_EVERY);
      RepairScene.expectComparison(anna);
      for (int i = 0; i < 20_000; i++) {
        scene.node.publish("tx " + i);
      }
      scene.node.pass(Duration.ofMillis(100));
      scene.node.pass(RepairScene.SETTLE_FOR);

      Message next = anna.next();
      while (!next.topic().name().equals("compare")) {
        assertThat(next.topic().name()).isEqualTo("tx");
        next = anna.next();
      }
    }
  }

  @Test
  void whoDoesNotSayThatItRepairsIsNotListenedTo() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer other = scene.node.peer()) {
      say(other, "have", tx("missed").id());
      expectNothing(other);

      assertThat(scene.node.observer.await(Processed.class, 1).getFirst().verdict())
          .isEqualTo(Verdict.REJECTED);
    }
  }

  @Test
  void aFloodOfAnnouncementsIsTakenUpToTheShareAndPaidFor() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1)) {
      Thread.ofVirtual()
          .start(() -> {
            for (int i = 0; i < 10; i++) {
              int first = i * 1_000;
              anna.send(
                  "have",
                  TestWire.WIRE
                      .repairs()
                      .encodeIds(
                          IntStream.range(first, first + 1_000)
                              .mapToObj(n -> new MessageId(n, n, n, n))
                              .toList()));
            }
          });

      List<NodeEvent.Penalised> paid = scene.node.observer.await(NodeEvent.Penalised.class, 2);

      assertThat(paid).allMatch(one -> one.offence() == Offence.INVENTORY_FLOOD);
      assertThat(paid.stream().mapToLong(NodeEvent.Penalised::count).sum())
          .isEqualTo(10_000 - 8_192);
    }
  }

  @Test
  void whoAsksForWhatNobodyHasAgainAndAgainPays() throws Exception {
    try (RepairScene scene = new RepairScene();
        ScriptedPeer anna = scene.peer(1)) {
      MessageId[] tolerated =
          IntStream.range(0, 1_000)
              .mapToObj(i -> new MessageId(i, 0, 0, 0))
              .toArray(MessageId[]::new);
      say(anna, "want", tolerated);
      assertThat(expectIds(anna, "lack")).containsExactly(tolerated);
      assertThat(scene.penalties()).isEmpty();

      for (int i = 0; i < 3; i++) {
        say(anna, "want", tolerated[i]);
        expectIds(anna, "lack");
      }

      assertThat(scene.penalties())
          .hasSize(3)
          .allMatch(one -> one.offence() == Offence.USELESS_REQUESTS);
    }
  }
}
