package dev.p2p.core;

import static dev.p2p.core.TestWire.tx;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.Outcome;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Verdict;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingHandler;
import dev.p2p.testkit.RecordingObserver.Duplicate;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.RecordingObserver.Unregistered;
import dev.p2p.testkit.ScriptedPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of messages: handlers, answers, relay, duplicates. */
@Timeout(60)
final class NodeMessagesTest {

  @Test
  void aPingIsAnsweredWithAPong() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      peer.send("ping", Bytes.EMPTY);
      assertThat(peer.expect("pong").payload()).isEqualTo(Bytes.EMPTY);
    }
  }

  @Test
  void aBurstOf2000PingsIsAnsweredWith2000Pongs() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      Bytes ping = peer.message("ping", Bytes.EMPTY).frame();
      byte[] burst = new byte[2_000 * ping.length()];
      for (int i = 0; i < 2_000; i++) {
        ping.copyTo(burst, i * ping.length());
      }
      Thread.ofVirtual().start(() -> peer.sendBytes(Bytes.wrap(burst)));
      for (int i = 0; i < 2_000; i++) {
        peer.expect("pong");
      }
    }
  }

  @Test
  void anAnswerReachesOnlyThePeerThatAsked() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("ping", Bytes.EMPTY);
      anna.expect("pong");
      node.publish("after");
      assertThat(bob.next().payload()).isEqualTo(Bytes.utf8("after"));
    }
  }

  @Test
  void whatAComponentPublishesReachesAllPeers() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      assertThat(node.bus.publish(NodeTopics.GOSSIP, node.tx("news")))
          .isEqualTo(new PublishResult.Offered(2, 0, 0));
      assertThat(anna.expect("tx").payload()).isEqualTo(Bytes.utf8("news"));
      assertThat(bob.expect("tx").payload()).isEqualTo(Bytes.utf8("news"));
    }
  }

  @Test
  void anAcceptedMessageIsPassedOnToAllButItsSender() throws Exception {
    try (TestNode node = accepting((message, peer) -> Outcome.accepted());
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("tx", Bytes.utf8("from anna"));
      assertThat(bob.expect("tx").payload()).isEqualTo(Bytes.utf8("from anna"));
      node.publish("marker");
      assertThat(anna.expect("tx").payload()).isEqualTo(Bytes.utf8("marker"));
    }
  }

  @Test
  void whatIsIgnoredOrRejectedIsNotPassedOn() throws Exception {
    MessageHandler handler =
        (message, peer) ->
            message.payload().equals(Bytes.utf8("bad"))
                ? Outcome.rejected("bad signature")
                : Outcome.ignored();
    try (TestNode node = accepting(handler);
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("tx", Bytes.utf8("bad")).send("tx", Bytes.utf8("dull"));
      assertThat(node.observer.await(Processed.class, 2))
          .extracting(Processed::verdict)
          .containsExactly(Verdict.REJECTED, Verdict.IGNORED);
      node.publish("marker");
      assertThat(bob.next().payload()).isEqualTo(Bytes.utf8("marker"));
      assertThat(node.observer.awaitFirst(NodeEvent.MessageRejected.class).reason())
          .isEqualTo("bad signature");
    }
  }

  @Test
  void aCopyIsNotProcessedAgain() throws Exception {
    RecordingHandler handler = new RecordingHandler();
    try (TestNode node = accepting(handler);
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("tx", Bytes.utf8("once"));
      bob.expect("tx");
      bob.send("tx", Bytes.utf8("once"));
      assertThat(node.observer.awaitFirst(Duplicate.class).message()).isEqualTo(tx("once"));
      assertThat(handler.messages()).containsExactly(tx("once"));
    }
  }

  @Test
  void whatThisNodePublishedIsNotProcessedWhenItComesBack() throws Exception {
    RecordingHandler handler = new RecordingHandler();
    try (TestNode node = accepting(handler);
        ScriptedPeer peer = node.peer()) {
      node.publish("mine");
      peer.expect("tx");
      peer.send("tx", Bytes.utf8("mine"));
      node.observer.awaitFirst(Duplicate.class);
      assertThat(handler.messages()).isEmpty();
    }
  }

  @Test
  void aHandlerThatThrowsFailsItsMessageThePeerStaysAndAnotherCopyIsTried() throws Exception {
    RecordingHandler handler =
        new RecordingHandler().willThrow(new IllegalStateException("database is gone"));
    try (TestNode node = accepting(handler);
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("tx", Bytes.utf8("retry"));
      NodeEvent.HandlerFailed failed = node.observer.awaitFirst(NodeEvent.HandlerFailed.class);
      assertThat(failed.cause()).hasMessage("database is gone");
      anna.send("ping", Bytes.EMPTY).expect("pong");

      handler.willAccept();
      bob.send("tx", Bytes.utf8("retry"));
      assertThat(anna.expect("tx").payload()).isEqualTo(Bytes.utf8("retry"));
      assertThat(handler.messages()).containsExactly(tx("retry"), tx("retry"));
    }
  }

  @Test
  void aHandlerThatAnswersLaterIsNotGivenCopiesMeanwhileAndTheirSendersAreNotSentThem()
      throws Exception {
    RecordingHandler handler = new RecordingHandler().willAnswerLater();
    try (TestNode node = accepting(handler);
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer();
        ScriptedPeer carl = node.peer()) {
      anna.send("tx", Bytes.utf8("slow"));
      anna.send("ping", Bytes.EMPTY).expect("pong");
      bob.send("tx", Bytes.utf8("slow"));
      node.observer.awaitFirst(Duplicate.class);

      handler.settle(Outcome.accepted());
      assertThat(carl.expect("tx").payload()).isEqualTo(Bytes.utf8("slow"));
      assertThat(handler.messages()).containsExactly(tx("slow"));
      node.publish("marker");
      assertThat(bob.expect("tx").payload()).isEqualTo(Bytes.utf8("marker"));
      assertThat(anna.expect("tx").payload()).isEqualTo(Bytes.utf8("marker"));
    }
  }

  @Test
  void answersThatAreProducedLazilyAllArriveInOrder() throws Exception {
    List<Message> answers = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      answers.add(tx("answer " + i));
    }
    try (TestNode node =
            new TestNode(builder ->
                builder.handle("getdata", (m, p) -> Outcome.accepted(answers.iterator())));
        ScriptedPeer peer = node.peer()) {
      peer.send("getdata", Bytes.hex("00"));
      for (Message answer : answers) {
        assertThat(peer.expect("tx")).isEqualTo(answer);
      }
    }
  }

  @Test
  void aMessageOfAnApplicationTopicNobodyRegisteredIsCountedAndIgnored() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      Message unknown =
          TestWire.WIRE.frames().encode(TestWire.WIRE.profile().topics().get(250), Bytes.EMPTY, 0);
      peer.sendBytes(unknown.frame());
      assertThat(node.observer.awaitFirst(Unregistered.class).message()).isEqualTo(unknown);
      peer.send("ping", Bytes.EMPTY).expect("pong");
    }
  }

  @Test
  void acceptedMessagesArePublishedToTheNodesOwnComponents() throws Exception {
    BlockingQueue<Message> seen = new LinkedBlockingQueue<>();
    try (TestNode node = accepting((message, peer) -> Outcome.accepted());
        ScriptedPeer peer = node.peer()) {
      node.bus.subscribe(NodeTopics.ACCEPTED, QueueLimits.DEFAULTS, seen::add);
      peer.send("tx", Bytes.utf8("news"));
      assertThat(seen.take()).isEqualTo(tx("news"));
    }
  }

  @Test
  void aMessageTooLargeFailsInItsMakersHandsAndNoConnectionNotices() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      Bytes tooLarge = Bytes.wrap(new byte[1_374_984]);
      assertThatExceptionOfType(InvalidMessageException.class)
          .isThrownBy(() -> node.node.messages().create("tx", tooLarge))
          .withMessageContaining("1374984")
          .withMessageContaining("1374983");
      node.publish("still here");
      peer.expect("tx");
      assertThat(node.node.stats().connections().open()).isEqualTo(1);
    }
  }

  @Test
  void aPeersHandlersRunInOrderAndABlockedOneHoldsUpNoOtherPeer() throws Exception {
    BlockingQueue<String> order = new LinkedBlockingQueue<>();
    BlockingQueue<String> release = new ArrayBlockingQueue<>(1);
    MessageHandler handler =
        (message, peer) -> {
          String text = new String(message.payload().toByteArray(), UTF_8);
          if (text.equals("block")) {
            take(release);
          }
          order.add(text);
          return Outcome.accepted();
        };
    try (TestNode node = accepting(handler);
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      anna.send("tx", Bytes.utf8("block")).send("tx", Bytes.utf8("behind"));
      bob.send("tx", Bytes.utf8("free"));
      assertThat(order.take()).isEqualTo("free");
      release.add("go");
      assertThat(List.of(order.take(), order.take())).containsExactly("block", "behind");
    }
  }

  @Test
  void anApplicationCanSendToOnePeerAlone() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      RemotePeer toAnna = node.node.peers().getFirst();
      assertThat(toAnna.send(node.tx("for anna"))).isTrue();
      assertThat(anna.expect("tx").payload()).isEqualTo(Bytes.utf8("for anna"));
      node.publish("for all");
      assertThat(bob.expect("tx").payload()).isEqualTo(Bytes.utf8("for all"));
    }
  }

  private static TestNode accepting(MessageHandler handler) {
    return new TestNode(builder -> builder.handle("tx", handler));
  }

  private static void take(BlockingQueue<String> queue) {
    try {
      queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
