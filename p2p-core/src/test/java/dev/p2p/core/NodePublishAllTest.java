package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.PublishResult.Offered;
import dev.p2p.api.PublishResult.Rejected;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.VersionPayload;
import dev.p2p.testkit.ScriptedPeer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of messages that are published together. */
@Timeout(60)
final class NodePublishAllTest {

  /** Of a peer that is routed hardly anything but application topics. */
  private static final long VOUCHER = 3;

  @Test
  void allReachEveryPeerInTheirOrder() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer anna = node.peer();
        ScriptedPeer bert = node.peer()) {
      List<Message> messages =
          IntStream.range(0, 100).mapToObj(i -> message(node, "tx", "tx " + i)).toList();

      assertThat(node.node.publishAll(messages)).hasSize(100).containsOnly(new Offered(2, 0, 0));

      for (Message message : messages) {
        assertThat(anna.expect("tx").id()).isEqualTo(message.id());
        assertThat(bert.expect("tx").id()).isEqualTo(message.id());
      }
      assertThat(node.node.stats().messages().published()).isEqualTo(100);
    }
  }

  @Test
  void oneThatIsKnownIsRejectedAndTheOthersGoOut() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      Message twice = message(node, "tx", "twice");

      assertThat(node.node.publishAll(List.of(twice, twice, message(node, "tx", "once"))))
          .containsExactly(
              new Offered(1, 0, 0),
              new Rejected("message %s is known already".formatted(twice.id())),
              new Offered(1, 0, 0));

      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("twice"));
      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("once"));
    }
  }

  @Test
  void aPeerIsSkippedWhereItsServicesDoNotIncludeTheTopic() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer voucher = shakeHandsAsVoucher(node.dial())) {
      node.threads.awaitRest();

      assertThat(
              node.node.publishAll(
                  List.of(
                      message(node, "urgent", "1"),
                      message(node, "tx", "no business of its"),
                      message(node, "urgent", "2"))))
          .containsExactly(new Offered(1, 0, 0), new Offered(0, 0, 0), new Offered(1, 0, 0));

      assertThat(voucher.expect("urgent").payload()).isEqualTo(Bytes.utf8("1"));
      assertThat(voucher.expect("urgent").payload()).isEqualTo(Bytes.utf8("2"));
    }
  }

  private static ScriptedPeer shakeHandsAsVoucher(ScriptedPeer peer) {
    VersionPayload version = new VersionPayload(TestWire.WIRE.profile().version(), 0, VOUCHER);
    peer.send(StandardTopics.VERSION, TestWire.WIRE.handshake().encodeVersion(version));
    peer.expect(StandardTopics.VERACK);
    peer.expect(StandardTopics.VERSION);
    peer.send(StandardTopics.VERACK, Bytes.EMPTY);
    peer.expect(StandardTopics.MEMPOOL);
    return peer;
  }

  private static Message message(TestNode node, String topicName, String text) {
    return node.node.messages().create(topicName, Bytes.utf8(text));
  }
}
