package dev.p2p.examples;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.Execution;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Topics of an application: a question to one node, and its answer to whoever asked. */
public final class CustomTopic {

  private static final Topic ASK = request(200, "ask");
  private static final Topic ANSWER = request(201, "answer");

  private CustomTopic() {}

  /** Prints the answer, and ends. */
  public static void main(String[] args) throws IOException {
    CompletableFuture<Bytes> answer = new CompletableFuture<>();
    NodeBuilder asking =
        builder()
            .handle(
                "answer",
                (message, peer) -> {
                  answer.complete(message.payload());
                  return Outcome.accepted();
                });
    try (Node bob = answering().start();
        Node alice = asking.start()) {
      NodeAddress address = bob.listen(NodeAddress.parse("127.0.0.1:0"));
      RemotePeer toBob = alice.connect(address).join();
      toBob.send(alice.messages().create(ASK, Bytes.utf8("how many bytes is this?")));
      System.out.println("the answer: " + answer.join().get(0));
    }
  }

  private static NodeBuilder answering() {
    NodeBuilder builder = builder();
    MessageFactory messages = builder.messages();
    return builder.handle(
        "ask",
        (question, peer) -> {
          byte[] length = {(byte) question.payload().length()};
          Message answer = messages.create(ANSWER, Bytes.wrap(length));
          return Outcome.accepted(answer);
        });
  }

  private static NodeBuilder builder() {
    return Node.builder()
        .wire(DuskWire.of("dusk-0.4.3", Network.TESTNET))
        .transport(new NioTransport())
        .bus(new RingBufferEventBus(Execution.virtualThreads()))
        .topic(ASK)
        .topic(ANSWER);
  }

  /** Routable, not relayed: it concerns two nodes only. */
  private static Topic request(int number, String name) {
    return new Topic(
        number,
        name,
        new TopicPolicy(true, false, Priority.NORMAL, 1_024, OverflowPolicy.DROP_OLDEST));
  }
}
